"""A municipality's own side of a programme: it took the invitation up, keeps its state and says what it shares.

The truth about a municipality's work stands here, in its own alliance. What it shares is copied into its participation;
the programme office never reads further. A link holds only while both sides name each other.
"""

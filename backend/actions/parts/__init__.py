"""The parts of a card: steps, assignments, follow-ups, partners, sponsors.

They are written whole with their action item, or singly, so that two people can tick two steps at once. `kinds.py`
says what is special about each kind; everything else is the same for all of them.
"""

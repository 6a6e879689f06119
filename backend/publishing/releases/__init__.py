"""Releases: the step by which a card becomes public.

Somebody *proposes* the public version of a card: its text without names of persons, kept as it is at that moment. It
is *released* by somebody who may publish, a second person where the alliance wants that. What everybody reads is
that kept text: later changes to the card stay inside until they are released too. Whoever takes it back *withdraws*
it, and a tombstone stays for those who copied it. A name of a person in free text stops the proposal until the text
is worded otherwise, on the card or for the public alone.
"""

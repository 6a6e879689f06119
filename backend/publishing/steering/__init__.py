"""Steering: how the work of an alliance went over time, told from its cards and its events.

The past is not kept as figures of its own, it is rebuilt: from the cards as they are, the events are undone one by one
(`past.py`). So a figure of last March follows from what was written down by last March, and nothing drifts. It reaches
back to the first event that is kept. Removed cards are left out of every figure, so that every figure leads to cards
that somebody can open. What was changed by writing a list of parts whole is undone as far as its event tells: the
states of parts, not their dates.

It stands in `publishing` because the handover file beside it is written with the papers' writers.
"""

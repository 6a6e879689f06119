"""Decisions: what a body agreed on, how, with which result, and what it follows from.

A decision is a record of its own, with a name of the alliance and the year ("2009/3") that it keeps for ever. It may
come from an agenda item, be about a card, and replace an earlier decision on the same matter: those form a chain. What
a body may not take is refused (`alliances/groups/competences.py`), and what was not done is not claimed: no consensus
against an objection, no majority of a minority (`procedures.py`).
"""

"""Handover: what the predecessors of a group have promised and not done is offered to the group (AL-8).

An offer asks the new group; the old promise stays where it is, so that a card still shows who made it.
"""

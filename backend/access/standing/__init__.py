"""Standing: what a user or a system is in alliances, groups and municipalities, today.

Roles are given; speaking for a group is not. It follows from a membership as chair or speaker, or as their deputy,
and is gone on the day after the membership or the group has ended. Administrators of a municipality hold a role in
each of its alliances, auditors in none.
"""

"""Memberships: who sits in which body, for whom, in whose place, from when to when."""

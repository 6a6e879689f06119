"""Publishing: what an alliance shows to everybody, from the same records, without a single personal name.

Organisations, groups and roles are named; persons are counted. Nothing here changes anything.
"""

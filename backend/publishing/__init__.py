"""Publishing: what an alliance shows to everybody, from the same records, without a single personal name.

Organisations, groups and roles are named; persons are counted. `releases` is the step by which a card becomes public,
`public` is what everybody reads. Of the rooms below nothing is changed but whom a card is for.
"""

"""Tokens: how other systems get in.

A token belongs to one alliance and has a role in it, narrowed by scopes; a token of the role *operator* is made on
the command line and reaches the whole installation. Its secret is shown once. Revoking it leaves a tombstone.
"""

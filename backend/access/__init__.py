"""Who is asking and what they may do.

A *user* signs in with a password or a one-time link and has a *session*; a *token* lets a system in. Both act with
*grants*: one role in one alliance. An *operator* runs the whole installation. A role is a set of permissions; a
token's scopes can only narrow them. What a caller may not see does not exist for them (404).
"""

"""Grants: who has which role in an alliance, and as which of its people.

An alliance always keeps a coordinator. A sign-in link for an account is handed out only to somebody who holds all
the rights that the account has: otherwise a coordinator of one alliance could step into another one.
"""

"""Signing in: with a password or a one-time link, into a session that the user can see and end.

A link works once and only while it is valid; opening it changes nothing, because mail filters open links too: the
page behind it sends the secret on. The secret stands behind `#`, which browsers send to no server and into no log.
"""

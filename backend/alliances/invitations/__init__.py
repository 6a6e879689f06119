"""Invitations: how people get their access, without anybody opening an account in their name.

An invitation goes to a mail address and is *sent* until it is *accepted*, *revoked* or *expired*. Only its mail holds
the secret, so that only who reads that mailbox can accept: with that the address is verified, and the account opened,
unless the address has one already; then its owner signs in and accepts. Who invites sees the same either way, so
nobody learns whether an address has an account. The role counts from the acceptance on, and only if whoever invited
may still give it.
"""

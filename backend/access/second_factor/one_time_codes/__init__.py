"""One-time codes of an authenticator app (TOTP, RFC 6238): six digits every 30 seconds from a shared secret.

A code is taken one step before and after its time, because clocks differ, and never twice.
"""

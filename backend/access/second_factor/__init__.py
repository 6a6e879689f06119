"""The second factor of local accounts: what a stolen password alone does not open.

A *passkey* is a device that proves it is there and that its owner unlocked it (WebAuthn): two factors in one. An
*authenticator app* shows a new *one-time code* every 30 seconds (TOTP, RFC 6238). *Recovery codes* lead in once each
when both are lost. Whoever has one of the first two is asked for it at every sign-in, also by link and after a reset.
Operators and administrators of a municipality must have one; until then their session can only set one up.
"""

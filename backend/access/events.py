"""What can happen to access. No event ever carries a secret, a password or a hash of one."""

from backend.core import events

events.declare(
    user__created="Somebody can sign in from now on",
    user__changed="A user's name, language or rights were changed",
    user__disabled="A user was locked out; their sessions ended",
    user__enabled="A user may sign in again",
    user__password_changed="A user set a password; their other sessions ended",
    session__started="A user signed in",
    session__ended="A user signed out, or a session was ended",
    sign_in_link__created="A one-time sign-in link was made for a user",
    grant__created="Somebody was given a role in an alliance",
    grant__changed="Somebody's role or person in an alliance was changed",
    grant__deleted="Somebody's role in an alliance was taken away",
    token__created="A token for another system was made",
    token__changed="A token was renamed",
    token__revoked="A token was revoked and lets nobody in any more",
)

"""What can happen around single sign-on. No event carries a secret or a token."""

from backend.core import events

events.declare(
    identity_provider__created="A town hall's sign-in service was entered",
    identity_provider__changed="What is known of a sign-in service was changed",
    identity_provider__deleted="A sign-in service lets nobody in any more; the roles it gave are taken back",
    identity_provider__checked="Somebody tested whether a sign-in service answers",
    identity_provider__refused="Somebody came from a sign-in service and was not let in",
    identity__created="Somebody's identity at a sign-in service was connected with their account",
    identity__deleted="An identity at a sign-in service opens the account no more",
    sign_on__began="Somebody left for a sign-in service to connect it with their account",
)

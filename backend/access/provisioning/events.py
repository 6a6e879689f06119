"""What can happen to what directories tell. No event carries a secret."""

from backend.core import events

events.declare(
    provisioning_token__created="A directory of a town hall was let in",
    provisioning_token__revoked="A directory's token lets nobody in any more",
    provisioned_user__created="A directory told of somebody",
    provisioned_user__changed="A directory changed what it says of somebody, or locked them out",
    provisioned_user__deleted="A directory no longer knows somebody; their account is locked",
    provisioned_group__created="A directory told of a group",
    provisioned_group__changed="A directory changed a group or who is in it",
    provisioned_group__deleted="A directory no longer has a group; the roles it gave end",
)

"""What can happen to a group, its duties and its memberships."""

from backend.core import events

events.declare(
    group__created="A group was set up",
    group__changed="Facts of a group were changed, or its duties written anew",
    group__deleted="A group was removed",
    group__restored="A group came back from the trash",
    group__purged="A removed group was erased for good",
    duty__created="A duty or an open question was added to a group",
    duty__changed="A duty was reworded, moved, or its open question settled",
    duty__deleted="A duty was removed from a group",
    duty__restored="A duty came back with its group",
    membership__created="Somebody joined a group",
    membership__changed="A membership was changed or ended",
    membership__deleted="A membership was removed",
    membership__restored="A membership came back with its group",
)

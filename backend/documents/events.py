"""What can happen to a document."""

from backend.core import events

events.declare(
    document__attached="A file was attached",
    document__changed="A file was renamed or described",
    document__deleted="A file was removed",
    document__restored="A file came back from the trash",
    document__purged="A removed file was erased for good",
)

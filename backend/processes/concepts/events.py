"""What can happen here."""

from backend.core import events
from backend.processes.concepts import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    concept__created="A concept was begun",
    concept__changed="A concept was changed",
    concept__published="A concept was published",
    concept__withdrawn="The publication of a concept was taken back",
    concept__deleted="A concept was removed",
    concept__restored="A concept came back from the trash",
    concept__purged="A removed concept was erased for good",
    chapter__created="A chapter was begun",
    chapter__changed="A chapter was changed",
    chapter__moved="A chapter was moved within its outline",
    chapter__deleted="A chapter was removed",
    chapter__restored="A chapter came back from the trash",
    chapter__purged="A removed chapter was erased for good",
    feedback_round__created="A round of feedback was opened",
    feedback_round__changed="A round of feedback was changed",
    feedback_round__closed="A round of feedback was closed",
    feedback_round__deleted="A round of feedback was removed",
    feedback__created="Somebody gave feedback on a concept",
    feedback__changed="Feedback on a concept was changed or answered",
    feedback__deleted="Feedback on a concept was removed",
)

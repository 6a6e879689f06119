"""What can happen to questionnaires and responses."""

from backend.core import events
from backend.processes.questionnaires import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    questionnaire__created="A questionnaire was written",
    questionnaire__changed="A questionnaire was changed",
    questionnaire__deleted="A questionnaire was removed",
    questionnaire__restored="A questionnaire came back from the trash",
    questionnaire__purged="A removed questionnaire was erased for good",
    questionnaire_response__created="A response was begun",
    questionnaire_response__changed="A response was changed",
    questionnaire_response__closed="A response was closed",
    questionnaire_response__deleted="A response was removed",
    questionnaire_response__restored="A response came back from the trash",
    questionnaire_response__purged="A removed response was erased for good",
)

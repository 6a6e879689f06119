"""What can happen to the delegation chain of a process."""

from backend.core import events
from backend.processes.delegations import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    delegation__created="A link was added to the delegation chain of a process",
    delegation__changed="A link of the delegation chain was changed or moved",
    delegation__deleted="A link was taken out of the delegation chain",
)

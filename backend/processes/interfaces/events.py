"""What can happen in the register of existing concepts and structures."""

from backend.core import events
from backend.processes.interfaces import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    interface__created="An existing concept, project or structure was entered in the register",
    interface__changed="An entry of the register was changed",
    interface__deleted="An entry was taken out of the register",
    interface__restored="An entry of the register came back from the trash",
    interface__purged="A removed entry of the register was erased for good",
    interface__parallel_found="Something much like what there is already was entered: a parallel structure?",
)

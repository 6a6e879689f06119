"""What can happen to material and its collection."""

from backend.core import events
from backend.processes.material import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    material_collection__changed="It was set how the material of a process is collected",
    material_collection__closed="The collection of material was closed",
    material_collection__reopened="The collection of material was opened again",
    material__created="Material was written down",
    material__changed="Material was changed",
    material__deleted="Material was removed",
    material__restored="Material came back from the trash",
    material__purged="Removed material was erased for good",
)

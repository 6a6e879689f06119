"""What can happen here."""

from backend.core import events
from backend.goals import models as _models
from backend.goals.fields import models as _fields
from backend.goals.indicators import models as _indicators
from backend.goals.lineage import models as _lineage
from backend.goals.links import models as _links

assert all((_models, _fields, _indicators, _lineage, _links)), "the tables are seen with the events"
events.declare(
    agreement__created="An agreement was begun",
    agreement__changed="An agreement was changed",
    agreement__bound="An agreement became binding by a decision of the council",
    agreement__superseded="An agreement was followed by its next edition",
    agreement__edition_begun="The next edition of an agreement was begun",
    agreement__deleted="An agreement was removed",
    agreement__restored="An agreement came back from the trash",
    agreement__purged="A removed agreement was erased for good",
    field_of_action__created="A field of action was laid out",
    field_of_action__changed="A field of action was changed",
    field_of_action__deleted="A field of action was removed",
    field_of_action__restored="A field of action came back from the trash",
    field_of_action__purged="A removed field of action was erased for good",
    goal__created="A goal was written down",
    goal__changed="A goal was changed",
    goal__deleted="A goal was removed",
    goal__restored="A goal came back from the trash",
    goal__purged="A removed goal was erased for good",
    measure__created="A measure was written down",
    measure__changed="A measure was changed",
    measure__deleted="A measure was removed",
    measure__restored="A measure came back from the trash",
    measure__purged="A removed measure was erased for good",
    indicator__created="An indicator was written down",
    indicator__changed="An indicator was changed",
    indicator__deleted="An indicator was removed",
    indicator__restored="An indicator came back from the trash",
    indicator__purged="A removed indicator was erased for good",
    inventory_entry__created="A finding of the inventory was written down",
    inventory_entry__changed="A finding of the inventory was changed",
    inventory_entry__deleted="A finding of the inventory was removed",
    inventory_entry__restored="A finding of the inventory came back from the trash",
    inventory_entry__purged="A removed finding of the inventory was erased for good",
    indicator_value__created="An indicator was measured",
    indicator_value__changed="A measured value was corrected",
    indicator_value__deleted="A measured value was taken back",
    measure_link__created="A card began to work on a measure",
    measure_link__deleted="A card no longer works on a measure",
    lineage_entry__created="It was said what became of a measure",
    lineage_entry__deleted="What was said to have become of a measure was taken back",
)

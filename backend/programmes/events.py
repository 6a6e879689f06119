"""What can happen here."""

from backend.core import events
from backend.programmes import models as _programmes
from backend.programmes.accessions import models as _accessions
from backend.programmes.contacts import models as _contacts
from backend.programmes.cost_shares import models as _cost_shares
from backend.programmes.external_reviews import models as _external_reviews
from backend.programmes.good_practices import models as _good_practices
from backend.programmes.programme_events import models as _programme_events

_rooms = (_programmes, _accessions, _contacts, _cost_shares, _external_reviews, _good_practices, _programme_events)
assert _rooms, "the tables are seen with the events"
events.declare(
    programme__created="A programme was begun",
    programme__changed="A programme was changed",
    participation__created="A municipality was entered into a programme",
    participation__changed="What the programme office knows of a municipality was changed",
    participation__invited="A municipality was asked to link its alliance; asked is not accepted",
    participation__linked="A municipality's alliance took the invitation up",
    participation__unlinked="A municipality's alliance left the programme",
    participation__admitted="A municipality moved up from the waiting list",
    participation__reported="A municipality shared its state, tracks or counts",
    accession__created="The alliance joined a programme",
    accession__changed="The alliance changed its state in a programme, or what it shares",
    accession__ended="The alliance left a programme",
    programme_contact__created="Somebody took a function in a programme over",
    programme_contact__changed="A contact of a programme was changed",
    programme_event__created="An event over several municipalities was planned",
    programme_event__changed="An event over several municipalities was changed",
    registration__created="Somebody was registered for an event of a programme",
    registration__changed="A registration was changed, cancelled or moved up; or attendance was noted",
    coaching_note__created="A note was taken in a coaching",
    coaching_note__changed="A note of a coaching was changed",
    cost_share__created="A cost share of a municipality was recorded",
    cost_share__changed="A cost share of a municipality was changed",
    expert__created="An expert joined the panel of a programme",
    expert__changed="An expert's part in the panel was changed",
    external_review__created="A municipality handed its concept in for external assessment",
    external_review__changed="An external review was closed or taken back",
    expert_recommendation__created="The expert panel recommended something",
    expert_recommendation__changed="A recommendation was changed or answered",
    good_practice__created="A municipality shared what worked",
    good_practice__changed="A shared practice was reworded or withdrawn",
    practice_adoption__created="The alliance took a practice of another municipality up",
)

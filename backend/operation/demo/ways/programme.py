"""The management programme of Baden-Württemberg, 2013 to 2014: its office, and one of its municipalities.

Motto, building blocks, partners and places are those of the record; municipalities, numbers and what the one of them
that has an alliance here did are examples of the kind.
"""

import json
from pathlib import Path
from typing import Any

from sqlmodel import Session

from backend.access.models import User
from backend.operation.demo.ways.founding import body_of, found, on
from backend.operation.demo.ways.programme_town import Town
from backend.people import service as people
from backend.people.schemas import OrganisationIn, PersonIn
from backend.programmes import service as programmes
from backend.programmes.accessions import service as accessions
from backend.programmes.accessions.models import Accession, Share
from backend.programmes.contacts import service as contacts
from backend.programmes.contacts.schemas import ProgrammeContactIn
from backend.programmes.cost_shares import service as cost_shares
from backend.programmes.cost_shares.schemas import CostShareIn
from backend.programmes.external_reviews import service as reviews
from backend.programmes.external_reviews.models import ExternalReview
from backend.programmes.external_reviews.schemas import ExpertIn, ExternalReviewIn
from backend.programmes.good_practices.schemas import GoodPracticeIn
from backend.programmes.models import Participation, Programme
from backend.programmes.programme_events import notes
from backend.programmes.programme_events import service as programme_events
from backend.programmes.programme_events.models import ProgrammeEvent
from backend.programmes.programme_events.schemas import ProgrammeEventIn, RegistrationIn
from backend.programmes.schemas import ProgrammeIn
from backend.publishing.sharing import service as sharing

Written = dict[str, Any]


def fill(session: Session, user: User) -> None:
    """Write the programme down, and the way of one municipality through it."""
    written: Written = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    with on(2013, 1, 7):
        office = _Office(session, user, written["office"])
    with on(2013, 3, 21):
        town = Town(session, user, written["town"])
        town.begin()
        accession = office.admit(town)
    with on(2013, 4, 18):
        office.agree_on_costs()
        town.form_group()
        accessions.change(session, town.actor, accession, {"state": "project_group_formed"})
        events = office.plan_events()
    with on(2013, 6, 12):
        office.meet(events[0], town, accession)
        town.tick("exchange")
    with on(2013, 9, 21):
        town.hold_workshop()
        accessions.change(session, town.actor, accession, {"state": "workshop_held"})
    with on(2013, 11, 14):
        office.meet(events[1], town, accession)
        notes.write(session, town.actor, events[1], written["office"]["coaching_note"])
        town.tick("coaching")
    with on(2014, 3, 20):
        office.hand_over()
        town.adopt_concept()
        accessions.change(session, town.actor, accession, {"state": "adopted"})
    with on(2014, 5, 8):
        office.meet(events[2], town, accession)
    with on(2014, 11, 20):
        town.assure_quality()
        accessions.change(session, town.actor, accession, dict(written["town"]["part"]))
        office.review(town, accession)
        town.begin_revision()
    with on(2014, 12, 1):
        office.note_states()


class _Office:
    """The programme's office: its programme, who takes part, what it holds for them."""

    def __init__(self, session: Session, user: User, written: Written) -> None:
        self.session, self.written = session, written
        self.alliance, self.actor = found(session, user, written["municipality"], written["alliance"])
        for one in written["organisations"]:
            body = body_of(OrganisationIn.model_validate(one))
            people.create_organisation(session, self.actor, self.alliance.id, body)
        values = ProgrammeIn.model_validate(written["programme"]).model_dump()
        self.programme: Programme = programmes.create(session, self.actor, self.alliance.id, values, "de")
        session.flush()
        for one in written["contacts"]:
            self._contact(one)
        self.towns: dict[str, Participation] = {}

    def admit(self, town: Town) -> Accession:
        """The municipality with an alliance here and all others, in the order in which they came."""
        own = town.written["municipality"]["name"]
        for name in (own, *(one[0] for one in self.written["others"])):
            self.towns[name] = programmes.apply(self.session, self.actor, self.programme, name)
            self.session.flush()
        code = programmes.invite(self.session, self.actor, self.towns[own]).code
        self.session.flush()
        accession = accessions.join(self.session, town.actor, town.alliance.id, str(code), set(Share))
        self.session.flush()
        self.own = self.towns[own]
        return accession

    def agree_on_costs(self) -> None:
        """What the municipality pays: only for guidance from outside."""
        for one in self.written["cost_shares"]:
            values = CostShareIn.model_validate(one).model_dump()
            cost_shares.create(self.session, self.actor, self.own, values)

    def plan_events(self) -> list[ProgrammeEvent]:
        """Exchange, coaching and training."""
        made = []
        for one in self.written["events"]:
            values = ProgrammeEventIn.model_validate(_without(one, "towns"))
            made.append(programme_events.create(self.session, self.actor, self.programme, values.model_dump()))
        self.session.flush()
        return made

    def meet(self, event: ProgrammeEvent, town: Town, accession: Accession) -> None:
        """Project leads register and come; the one of the municipality here does so itself."""
        own = RegistrationIn(accession_id=accession.id, is_self=True, function="Projektleitung")
        coming = [programme_events.register(self.session, town.actor, event, own)]
        self.session.flush()
        [planned] = [one for one in self.written["events"] if one["title"] == event.title]
        for name in planned["towns"][1:]:
            body = {"participation_id": self.towns[name].id, "party": "Projektleitung", "function": "Projektleitung"}
            registration = RegistrationIn.model_validate(body)
            coming.append(programme_events.register(self.session, self.actor, event, registration))
            self.session.flush()
        for one in coming:
            programme_events.change_registration(self.session, self.actor, event, one, {"attendance": "present"})
        programme_events.change(self.session, self.actor, event, {"state": "held"})

    def hand_over(self) -> None:
        """Somebody else runs the office from the spring of 2014 on."""
        self._contact(self.written["new_contact"])

    def review(self, town: Town, accession: Accession) -> None:
        """The panel of experts gets the concept, without anybody's name, and recommends."""
        for one in self.written["experts"]:
            person = body_of(PersonIn.model_validate(_without(one, "subject")))
            made = people.create_person(self.session, self.actor, self.alliance.id, person)
            self.session.flush()
            expert = ExpertIn(person_id=made.id, subject=one["subject"])
            reviews.appoint(self.session, self.actor, self.programme, expert)
        handed = {**town.written["review"], "agreement_id": town.concept.id}
        body = ExternalReviewIn.model_validate(handed)
        review: ExternalReview = sharing.hand_in(self.session, accession, self.own, body, "de")
        self.session.flush()
        for text, response, answer in self.written["recommendations"]:
            made_of_it = reviews.recommend(self.session, self.actor, review, text)
            self.session.flush()
            if response != "open":
                said = {"response": response, "response_text": answer}
                reviews.change_recommendation(self.session, town.actor, made_of_it, said)
        reviews.change(self.session, self.actor, review, {"state": "assessed"})
        practice = GoodPracticeIn.model_validate(town.written["practice"])
        sharing.share_practice(self.session, accession, self.own, practice, "de")

    def note_states(self) -> None:
        """How far the others are: the office writes it down for those that keep no alliance here."""
        names = ("workshops", "participants", "measures_adopted", "measures_implemented")
        for name, state, tracks, counts in self.written["others"]:
            values: Written = {"state": state} if state else {}
            if tracks:
                values["tracks"] = {str(place): {"state": one} for place, one in enumerate(tracks.split(), 1)}
            if counts:
                values["counts"] = dict(zip(names, counts, strict=True))
            if values:
                programmes.change_participation(self.session, self.actor, self.towns[name], values)

    def _contact(self, one: Written) -> None:
        body = ProgrammeContactIn.model_validate(one)
        contacts.take_over(self.session, self.actor, self.programme, body)
        self.session.flush()


def _without(written: Written, *names: str) -> Written:
    return {name: value for name, value in written.items() if name not in names}

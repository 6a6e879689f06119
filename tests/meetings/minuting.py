"""A meeting that took place, with everything minutes tell of."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.core.records import Record
from backend.meetings.agenda.models import AgendaItem, Outcome
from backend.meetings.decisions.models import Decision
from backend.meetings.participants.models import Participant
from tests.fixtures.alliances import API, AllianceInTest, Caller

DAY = "20.10.2009"


def party(name: str, kind: str = "person", party_id: str | None = None) -> dict[str, Any]:
    """A party reference as rows keep it."""
    return {"kind": kind, "id": party_id, "name": name}


@dataclass
class Plenum:
    """The plenum of 20.10.2009: three items, a decision, a card, a postponement, four people and an office."""

    alliance: AllianceInTest
    group_id: str
    meeting: Any
    next_meeting: Any
    card: Any
    items: list[str]

    @property
    def path(self) -> str:
        """The meeting's address."""
        return f"/meetings/{self.meeting['id']}"

    def write(self, *records: Record) -> None:
        """Put rows into the database."""
        with self.alliance.app.state.database.unit(write=True) as session:
            for record in records:
                session.add(record)
                session.flush()

    def note(self, index: int, **values: Any) -> None:
        """Change an item of the agenda."""
        with self.alliance.app.state.database.unit(write=True) as session:
            item = session.get_one(AgendaItem, self.items[index])
            for name, value in values.items():
                setattr(item, name, value)

    def circulate(self, caller: Caller | None = None, **body: Any) -> Any:
        """The minutes as they are now, circulated."""
        return (caller or self.alliance.coordinator).create(f"{self.path}/minutes/versions", **body)

    def approve(self, version: Any, **body: Any) -> Any:
        """A version, approved by the next meeting unless told otherwise."""
        given = {"approved_in_id": self.next_meeting["id"], **body}
        answer = self.alliance.coordinator.http.post(f"{API}/minutes-versions/{version['id']}/approval", json=given)
        assert answer.status_code == 200, answer.text
        return answer.json()


def plenum(alliance: AllianceInTest) -> Plenum:
    """A plenum that is over, on an installation where it is the evening of that day."""
    group = alliance.create("groups", kind="plenum", name="Plenum")["id"]
    health = alliance.create("groups", kind="project_group", name="Gesundheit")["id"]
    head = {"title": "Bündnissitzung", "kind": "plenum", "begins": "18:00", "ends": "20:00", "headcount": 12}
    meeting = alliance.create(
        "meetings", group_id=group, when=DAY, where="Rathaus", moderator="A. Beispiel", minute_taker="B. Muster", **head
    )
    later = alliance.create("meetings", group_id=group, when="17.11.2009", title="Bündnissitzung")
    given = {"assignments": [{"party": "WIS", "state": "accepted"}], "follow_ups": ["6.11."], "group_id": health}
    card = alliance.create("action-items", title="Gesundheit", **given)
    base = {"alliance_id": alliance.id, "meeting_id": meeting["id"]}
    first = AgendaItem(
        **base, position=0, title="Gesundheit", action_item_id=card["id"], state="discussed", purpose="decision"
    )
    first.notes = "A. Beispiel berichtet vom Stand.\nDie Räume sind gebucht."
    second = AgendaItem(**base, position=1, title="Aktionstage 15. Mai", state="postponed", notes="")
    second.postponed_to_id = later["id"]
    third = AgendaItem(
        **base, position=2, title="Personalfrage", state="discussed", is_internal=True, notes="Vertraulich."
    )
    for item in (first, second, third):
        item.matter_id = item.id
    decision = Decision(
        alliance_id=alliance.id,
        year=2009,
        number=3,
        group_id=group,
        meeting_id=meeting["id"],
        agenda_item_id=first.id,
        matter="Gesundheitstag",
        text="Der Gesundheitstag findet am 6. November statt.",
        decided_on=date(2009, 10, 20),
        procedure="majority",
        result="adopted",
        competence="decide",
        votes_yes=9,
        votes_no=2,
        votes_abstention=1,
        objections=[
            {"party": party("C. Probe"), "text": "Der Termin ist zu früh."},
            {"party": party("D. Vorlage"), "text": "Zu teuer.", "is_withdrawn": True},
        ],
        conditions="Die Sporthalle ist frei.",
    )
    outcomes = [
        Outcome(**base, agenda_item_id=first.id, position=0, kind="information", text="Die Halle kostet nichts."),
        Outcome(**base, agenda_item_id=first.id, position=1, kind="decision", decision_id=decision.id),
        Outcome(**base, agenda_item_id=first.id, position=2, kind="action_item", action_item_id=card["id"]),
    ]
    listed = [("A. Beispiel", "present"), ("B. Muster", "present"), ("C. Probe", "partly"), ("D. Vorlage", "excused")]
    people = [
        Participant(**base, position=place, party_kind="person", party_name=name, attendance=attendance)
        for place, (name, attendance) in enumerate(listed)
    ]
    people[1].represents = party("WIS", "organisation")
    made = Plenum(alliance, group, meeting, later, card, [first.id, second.id, third.id])
    made.write(first, second, third, decision, *outcomes, *people)
    alliance.coordinator.change(made.path, state="minutes_draft")
    return made

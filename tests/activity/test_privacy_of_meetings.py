"""Privacy of the coordination group's desk: who is named at meetings can be told so, and erased from there."""

from typing import Any

from sqlmodel import SQLModel

from backend.access.permissions import Role
from backend.activity.privacy.inventory import IMPERSONAL, naming
from backend.activity.privacy.retention.catalogue import DATA_TYPES
from backend.core.clock import now
from backend.meetings.minutes.models import MinutesVersion
from tests.activity.test_privacy_erasure import EMAIL, NAME, erase, everything, person
from tests.fixtures.alliances import AllianceInTest

assert person, "a fixture"


def named_at_a_meeting(alliance: AllianceInTest, somebody: Any) -> dict[str, Any]:
    """A meeting, its series, its agenda, a decision and minutes that all name the person."""
    party = {"kind": "person", "id": somebody["id"], "name": NAME}
    written = {"kind": "person", "name": NAME}
    group = alliance.create("groups", kind="plenum", name="Plenum")["id"]
    series = alliance.create(
        "meeting-series", group_id=group, title="Plenum", moderator=party, minute_takers=[written, party]
    )
    meeting = alliance.create("meetings", group_id=group, when="20.10.2009", moderator=party, minute_taker=written)
    coordinator = alliance.coordinator
    item = coordinator.create(f"/meetings/{meeting['id']}/agenda-items", title="Gesundheit", presenter=party)
    invited = coordinator.create(
        f"/meetings/{meeting['id']}/participants", party=party, email=EMAIL, remark="Kassenwartin"
    )
    decision = alliance.create(
        "decisions",
        meeting_id=meeting["id"],
        matter="Gesundheit",
        text="Die Fachtagung findet statt.",
        procedure="majority",
        objections=[{"party": party, "text": "Zu früh"}],
        entered_for=written,
    )
    content = {
        "head": {"moderator": {**written, "function": "Kassenwartin"}},
        "items": [{"notes": f"{NAME} berichtet."}],
    }
    with alliance.app.state.database.unit(write=True) as session:
        session.add(
            MinutesVersion(
                alliance_id=alliance.id,
                meeting_id=meeting["id"],
                number=1,
                content=content,
                author_id=somebody["id"],
                author_name=NAME,
                circulated_at=now(),
            )
        )
    return {"meetings": meeting, "agenda-items": item, "participants": invited, "decisions": decision, "series": series}


def test_who_is_erased_is_named_at_no_meeting(alliance: AllianceInTest, person: Any) -> None:
    made = named_at_a_meeting(alliance, person)

    erase(alliance.coordinator, f"/people/{person['id']}")

    left = everything(alliance)
    for trace in (NAME, EMAIL, "Kassenwartin"):
        assert trace not in left, [line for line in left.splitlines() if trace in line]
    meeting, decision = (alliance.coordinator.get(f"/{kind}/{made[kind]['id']}") for kind in ("meetings", "decisions"))
    for party in (meeting["moderator"], meeting["minute_taker"], decision["objections"][0]["party"]):
        assert party["name"] == "Gelöschte Person #1"
    assert meeting["version"] > made["meetings"]["version"], "who synchronises learns of it"


def test_a_namesake_stays_at_the_meeting(alliance: AllianceInTest, person: Any) -> None:
    namesake = alliance.create("people", name=NAME)
    made = named_at_a_meeting(alliance, person)
    alliance.coordinator.change(
        f"/meetings/{made['meetings']['id']}", minute_taker={"kind": "person", "id": namesake["id"], "name": NAME}
    )

    places = erase(alliance.coordinator, f"/people/{person['id']}")["places"]

    meeting = alliance.coordinator.get(f"/meetings/{made['meetings']['id']}")
    assert (meeting["moderator"]["name"], meeting["minute_taker"]["name"]) == ("Gelöschte Person #1", NAME)
    assert ("minutes_versions", "content") in {(one["table"], one["field"]) for one in places}, "a human has to look"


def test_who_wrote_something_down_is_forgotten_with_their_account(alliance: AllianceInTest, person: Any) -> None:
    group = alliance.create("groups", kind="plenum", name="Plenum")["id"]
    alliance.caller(Role.coordinator, alliance.create("people", name="B. Muster")["id"])
    writer = alliance.caller(Role.coordinator, person["id"])
    objection = {"party": "SRB", "text": "Zufahrt"}
    made = writer.create(
        f"{alliance.path}/decisions",
        group_id=group,
        matter="Platz",
        text="Ja",
        procedure="majority",
        objections=[objection],
    )
    writer_name = made["entered_by"]
    user_id = alliance.operator.items("/users", q=f"{person['id']}@example.org")[0]["id"]

    erase(alliance.operator, f"/users/{user_id}", erase=True)

    shown = alliance.coordinator.get(f"/decisions/{made['id']}")
    assert writer_name != "Gelöschtes Konto"
    assert (shown["entered_by"], shown["objections"][0]["entered_by"]) == ("Gelöschtes Konto", "Gelöschtes Konto")


def test_where_somebody_is_named_at_meetings_is_part_of_their_data(alliance: AllianceInTest, person: Any) -> None:
    made = named_at_a_meeting(alliance, person)

    records = alliance.coordinator.get(f"/people/{person['id']}/data")["records"]

    for kind in ("meetings", "agenda_items", "participants", "decisions"):
        assert [one["id"] for one in records[kind]] == [made[kind.replace("_", "-")]["id"]], kind
    assert [one["id"] for one in records["meeting_series"]] == [made["series"]["id"]]
    assert "notes_state" not in records["agenda_items"][0]


def test_retention_forgets_how_people_were_invited_to_meetings_of_long_ago(
    alliance: AllianceInTest, person: Any
) -> None:
    made = named_at_a_meeting(alliance, person)

    alliance.operator.create("/retention-runs")

    assert DATA_TYPES["meeting_invitations"].days == 365
    shown = alliance.coordinator.get(f"/participants/{made['participants']['id']}")
    assert (shown["email"], shown["party"]["name"], shown["remark"]) == (None, NAME, "Kassenwartin")


def test_every_column_that_can_name_somebody_is_looked_into() -> None:
    looked = {(table.name, column.name) for table, column in naming()}

    assert {
        ("meetings", "moderator"),
        ("meetings", "minute_taker"),
        ("meeting_series", "moderator"),
        ("meeting_series", "minute_takers"),
        ("meeting_series", "agenda"),
        ("memberships", "represents"),
        ("agenda_items", "presenter"),
        ("participants", "represents"),
        ("decisions", "objections"),
        ("decisions", "entered_for"),
        ("minutes_versions", "content"),
    } <= looked
    assert {column.name for table in SQLModel.metadata.sorted_tables for column in table.c} >= IMPERSONAL

"""What is found: every kind of record, as it is now, by those who may see it; and nothing of who was erased."""

from typing import Any

from sqlalchemy import text

from backend.access.permissions import Role
from tests.access.browsers import fresh
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.fixtures.commands import buendniswerk
from tests.meetings.minuting import plenum
from tests.search.indexed import found, index, title_of


def stored(alliance: AllianceInTest) -> str:
    """All that the index holds, as text."""
    with alliance.app.state.database.unit() as session:
        return "\n".join(str(row) for row in session.execute(text("SELECT * FROM search_entries")))


def test_every_kind_of_record_is_found_where_its_words_stand(alliance: AllianceInTest, frozen_clock: Any) -> None:
    held = plenum(alliance)
    held.note(0, notes="Der Leuchtturm steht.")
    card = alliance.create(
        "action-items",
        title="Aktionstag",
        steps=["Leuchtturm bauen"],
        partners=["Landfrauen"],
        follow_ups=[{"when": "Mitte Juni", "purpose": "Feuerwehrprobe"}],
    )
    alliance.coordinator.create(f"/action-items/{card['id']}/comments", text="Die Leuchttürme sind bestellt.")
    alliance.create("ideas", text="Ein Leuchtturm aus Papier", cluster="Basteln")
    group = alliance.create("groups", kind="project_group", name="Küste", duties=["Leuchtturm streichen"])
    alliance.create("people", name="C. Probe", function="Leuchtturmwärterin")
    alliance.create("organisations", name="Leuchtturm e. V.", abbreviation="LTV")
    decision = alliance.create(
        "decisions", group_id=held.group_id, matter="Anstrich", text="Der Leuchtturm wird rot.", decided_on="2009-10-20"
    )
    file = {"file": ("leuchtturm.txt", b"Plan", "text/plain")}
    answer = alliance.coordinator.http.post(f"{API}/action-items/{card['id']}/documents", files=file)
    assert answer.status_code == 201, answer.text
    version = held.circulate()
    index(alliance)

    entries = {one["type"]: one for one in alliance.items("search", q="leuchttürme")}

    shown = {
        kind: (title_of(one), one["number"], one["path"].partition("/leben-mit-kindern/")[2])
        for kind, one in entries.items()
    }
    assert shown == {
        "action_item": ("Aktionstag", card["number"], f"cards/{card['number']}"),
        "idea": ("Ein Leuchtturm aus Papier", None, "ideas"),
        "agenda_item": ("Gesundheit", None, f"meetings/{held.meeting['id']}"),
        "minutes": ("Bündnissitzung", None, f"meetings/{held.meeting['id']}/minutes"),
        "decision": ("Anstrich", decision["name"], f"decisions/{decision['id']}"),
        "group": ("Küste", None, f"groups/{group['id']}"),
        "person": ("C. Probe", None, "people"),
        "organisation": ("Leuchtturm e. V.", None, "people"),
        "document": ("leuchtturm.txt", None, f"cards/{card['number']}"),
    }
    assert entries["minutes"]["id"] == version["id"]
    assert entries["decision"]["group"]["name"] == "Plenum"
    assert entries["decision"]["date"] == "2009-10-20"
    assert [one["id"] for one in alliance.items("search", q=decision["name"])] == [decision["id"]]
    assert ("meeting", "Bündnissitzung") in found(alliance, "Rathaus")
    for question in ("juni", "feuerwehr", "Landfrauen"):
        assert found(alliance, question) == [("action_item", "Aktionstag")]
    assert [one["type"] for one in alliance.items("search", q="leuchtturm", type="idea")] == ["idea"]
    assert found(alliance, "LTV") == [("organisation", "Leuchtturm e. V.")]


def test_the_index_follows_changes_and_never_shows_what_was_removed(alliance: AllianceInTest) -> None:
    card = alliance.create("action-items", title="Kletterturm", steps=["Holz holen"])
    index(alliance)
    assert found(alliance, "holz") == [("action_item", "Kletterturm")]

    alliance.coordinator.change(f"/steps/{card['steps'][0]['id']}", text="Balken holen")
    alliance.coordinator.change(f"/action-items/{card['id']}", title="Turm")
    index(alliance)
    assert found(alliance, "holz") == found(alliance, "klettern") == []
    assert found(alliance, "balken") == [("action_item", "Turm")]

    alliance.coordinator.remove(f"/action-items/{card['id']}")
    assert found(alliance, "balken") == []
    index(alliance)
    assert "Balken" not in stored(alliance)


def test_everybody_finds_what_they_may_see_and_no_more(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    person = alliance.create("people", name="B. Muster", email="muster@example.org", phone="05341 77")
    named = {"kind": "person", "id": person["id"], "name": "B. Muster"}
    alliance.create("action-items", title="Leuchtturm eins", assignments=[{"party": named}])
    alliance.create("action-items", title="Leuchtturm zwei")
    alliance.create("ideas", text="Leuchtturm")
    other_alliance.create("action-items", title="Leuchtturm fremd")
    index(alliance)

    guest, reader = alliance.caller(Role.guest, person["id"]), alliance.reader
    assert found(alliance, "leuchtturm", guest) == [("action_item", "Leuchtturm eins")]
    assert len(found(alliance, "leuchtturm", reader)) == 3
    assert found(other_alliance, "leuchtturm") == [("action_item", "Leuchtturm fremd")]
    assert other_alliance.coordinator.refused("GET", f"{alliance.path}/search", q="leuchtturm")["status"] == 404
    assert len(reader.items("/search", q="leuchtturm")) == 3
    assert len(alliance.operator.items("/search", q="leuchtturm")) == 4
    token = alliance.create("tokens", name="Anzeige", role="reader", scopes=["search:read", "ideas:read"])["token"]
    display = fresh(alliance.app)
    display.headers["Authorization"] = f"Bearer {token}"
    assert found(alliance, "leuchtturm", Caller(display)) == [("idea", "Leuchtturm")]
    for question in ("muster@example.org", "05341", "example"):
        assert found(alliance, question) == []


def test_minutes_are_found_once_they_are_circulated(alliance: AllianceInTest) -> None:
    held = plenum(alliance)
    index(alliance)
    assert [one["type"] for one in alliance.items("search", q="Bündnissitzung", type="minutes")] == []
    first = held.circulate()
    index(alliance)
    assert [one["id"] for one in alliance.items("search", q="Bündnissitzung", type="minutes")] == [first["id"]]
    held.note(0, notes="Neu besprochen.")
    second = held.circulate()
    index(alliance)
    assert [one["id"] for one in alliance.items("search", q="Bündnissitzung", type="minutes")] == [second["id"]]


def test_nothing_of_an_erased_person_stays_in_the_index(alliance: AllianceInTest) -> None:
    person = alliance.create("people", name="Öznur Ärmel")
    party = {"kind": "person", "id": person["id"], "name": "Öznur Ärmel"}
    alliance.create("action-items", title="Aktionstag", assignments=[{"party": party, "state": "accepted"}])
    index(alliance)
    assert len(found(alliance, "ärmel")) == 2

    answer = alliance.coordinator.http.post(f"{API}/people/{person['id']}/anonymisation", json={"erase": True})
    assert answer.status_code == 200, answer.text

    assert "Ärmel" not in stored(alliance)
    assert found(alliance, "Aermel") == []
    index(alliance)
    assert "Ärmel" not in stored(alliance)
    assert found(alliance, "aktionstag") == [("action_item", "Aktionstag")]


def test_an_index_that_is_not_there_is_built_by_itself_or_by_command(
    alliance: AllianceInTest, database_url: str
) -> None:
    for number in range(3):
        alliance.create("ideas", text=f"Leuchtturm {number}")
    index(alliance)
    with alliance.app.state.database.unit(write=True) as session:
        for table in ("search_positions", "search_entries"):
            session.execute(text(f"DELETE FROM {table}"))
    index(alliance)
    assert len(found(alliance, "leuchtturm")) == 3

    with alliance.app.state.database.unit(write=True) as session:
        session.execute(text("UPDATE search_entries SET folded_title = '', folded_text = ''"))
    done = buendniswerk(database_url, "search", "rebuild")
    assert "3 entries" in done.stderr
    assert len(found(alliance, "leuchtturm")) == 3

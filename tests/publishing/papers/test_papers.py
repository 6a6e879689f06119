"""The papers of a meeting and of an alliance, from the records themselves."""

import base64
import io
from datetime import UTC, datetime
from typing import Any

import docx as python_docx
import pytest

from backend.access.permissions import Role
from backend.core.records import new_id
from backend.meetings.agenda.models import AgendaItem
from backend.meetings.participants.models import Participant
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.meetings.minuting import Plenum, plenum
from tests.publishing.papers.samples import logo
from tests.publishing.papers.structure import Read, read

KINDS = {
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
}


@pytest.fixture
def held(alliance: AllianceInTest, frozen_clock: Any) -> Plenum:
    """A plenum that is over, on its evening."""
    frozen_clock(datetime(2009, 10, 20, 20, tzinfo=UTC))
    return plenum(alliance)


def _file(caller: Caller, path: str, language: str = "de", **query: Any) -> Any:
    answer = caller.http.get(API + path, headers={"Accept-Language": language}, params=query)
    assert answer.status_code == 200, answer.text
    return answer


def _pdf(caller: Caller, path: str, **query: Any) -> Read:
    return read(_file(caller, path, **query).content)


def _headings(found: Read) -> list[str]:
    return [tag.read() for tag in found.tags("H1", "H2")]


@pytest.mark.parametrize("paper", ["minutes", "invitation", "attendance-list", "public-minutes"])
def test_a_paper_comes_in_four_formats(held: Plenum, paper: str) -> None:
    held.circulate()
    for ending, media_type in KINDS.items():
        answer = _file(held.alliance.coordinator, f"{held.path}/papers/{paper}.{ending}")
        assert answer.headers["content-type"] == media_type
        assert f".{ending}" in answer.headers["content-disposition"]
        tag = {"If-None-Match": answer.headers["etag"], "Accept-Language": "de"}
        again = held.alliance.coordinator.http.get(f"{API}{held.path}/papers/{paper}.{ending}", headers=tag)
        assert again.status_code == 304


def test_the_minutes_say_everything_in_order(held: Plenum) -> None:
    found = _pdf(held.alliance.coordinator, f"{held.path}/papers/minutes.pdf")
    assert _headings(found) == [
        "Teilnehmende",
        "Tagesordnung",
        "TOP 1: Gesundheit",
        "Beschluss 2009/3: Gesundheitstag",
        "TOP 2: Aktionstage 15. Mai",
        "TOP 3: Personalfrage",
        "Aufgaben",
        "Was vertagt wurde",
    ]
    spoken = found.spoken()
    for words in (
        "Protokoll: Bündnissitzung",
        "Entwurf",
        "18:00 bis 20:00 Uhr",
        "12 Personen",
        "A. Beispiel berichtet vom Stand.",
        "Information: Die Halle kostet nichts.",
        "mit Mehrheit",
        "9 Ja, 2 Nein, 1 Enthaltungen",
        "C. Probe: Der Termin ist zu früh.",
        "D. Vorlage: Zu teuer. (zurückgezogen)",
        "Aufgabe LMK-1: Gesundheit; wer: WIS; nächster Termin: 6.11.",
        "Vertagt auf 17.11.2009.",
    ):
        assert words in " ".join(spoken.split()), words


def test_an_extract_holds_what_concerns_one_group(held: Plenum) -> None:
    health = next(one["id"] for one in held.alliance.items("groups") if one["name"] == "Gesundheit")
    path = f"{held.path}/papers/minutes.pdf"
    found = _pdf(held.alliance.coordinator, path, group_id=health)
    assert "Auszug für Gesundheit" in found.spoken()
    assert [one for one in _headings(found) if one.startswith("TOP")] == ["TOP 1: Gesundheit"]
    assert held.alliance.coordinator.http.get(API + path, params={"group_id": new_id()}).status_code == 404


def test_who_may_not_read_the_draft_gets_the_circulated_version(held: Plenum) -> None:
    path, member = f"{held.path}/papers/minutes.html", held.alliance.caller(Role.member)
    assert member.refused("GET", path)["type"].endswith("/minutes-not-circulated")
    held.circulate()
    held.note(0, notes="Danach geschrieben.")
    assert "Danach" not in _file(member, path).text
    assert "Danach" in _file(held.alliance.coordinator, path).text
    held.circulate()
    assert "Danach" in _file(member, path).text
    first = _file(member, path, number=1).text
    assert "Danach" not in first
    assert "Fassung 1" in first


def test_approved_minutes_carry_their_addenda(held: Plenum) -> None:
    held.approve(held.circulate())
    held.alliance.coordinator.create(f"{held.path}/minutes/addenda", text="Die Halle kostet 50 Euro.")
    page = _file(held.alliance.reader, f"{held.path}/papers/minutes.html").text
    assert "Fassung 1, genehmigt, mit Nachtrag" in page
    assert page.index("Nachträge") < page.index("Die Halle kostet 50 Euro.")


def test_al_11_public_minutes_name_nobody_and_leave_out_what_is_internal(held: Plenum) -> None:
    caller, path = held.alliance.coordinator, f"{held.path}/papers/public-minutes.html"
    assert caller.refused("GET", path)["type"].endswith("/minutes-not-circulated")
    held.note(0, notes="A. Beispiel berichtet, Frau Probe fragt nach, 05341 123456. Die WIS zahlt.")
    held.circulate()
    page = _file(caller, path).text
    assert not [name for name in ("Beispiel", "Muster", "Probe", "Vorlage", "05341") if name in page]
    assert "Anwesend waren 12 Personen, WIS." in page
    assert "eine Person berichtet" in page
    assert "Die WIS zahlt." in page
    assert "Personalfrage" not in page
    assert "Der Gesundheitstag findet am 6. November statt." in page
    assert "12 persons" in _file(caller, path, language="en").text
    member = held.alliance.caller(Role.member)
    assert member.refused("GET", path)["status"] == 403


def test_the_invitation_tells_the_agenda_with_times(held: Plenum) -> None:
    base = {"alliance_id": held.alliance.id, "meeting_id": held.next_meeting["id"]}
    path = f"/meetings/{held.next_meeting['id']}"
    held.alliance.coordinator.change(path, begins="18:00", where="Rathaus", room="Raum 12")
    titles = [("Begrüßung", 10), ("Gesundheit", None), ("Verschiedenes", 20)]
    held.write(
        *(
            AgendaItem(**base, matter_id=new_id(), position=place, title=title, minutes=minutes)
            for place, (title, minutes) in enumerate(titles)
        )
    )
    found = _pdf(held.alliance.reader, f"{path}/papers/invitation.pdf")
    [table] = found.tags("Table")
    rows = [[cell.read().strip() for cell in tag.below] for tag in table.all() if tag.name == "TR"][1:]
    assert [row[:3] for row in rows] == [
        ["1", "18:00", "Begrüßung"],
        ["2", "18:10", "Gesundheit"],
        ["3", "", "Verschiedenes"],
    ]
    assert "Rathaus, Raum 12" in found.spoken()


def test_the_attendance_list_has_room_to_sign(held: Plenum) -> None:
    data = _file(held.alliance.coordinator, f"{held.path}/papers/attendance-list.docx").content
    [table] = python_docx.Document(io.BytesIO(data)).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Name", "Für", "Rolle", "Unterschrift"]
    names = [row.cells[0].text for row in table.rows[1:]]
    assert names == ["A. Beispiel", "B. Muster", "C. Probe", "D. Vorlage", "", "", "", "", ""]


def test_each_name_tent_is_read_once(held: Plenum) -> None:
    base = {"alliance_id": held.alliance.id, "meeting_id": held.meeting["id"], "party_kind": "person"}
    held.write(Participant(**base, party_name="E. Exempel", reply="declined", position=9))
    found = _pdf(held.alliance.coordinator, f"{held.path}/papers/name-tents.pdf")
    assert _headings(found) == ["A. Beispiel", "B. Muster", "C. Probe", "D. Vorlage"]
    assert len(found.file.pages) == 4
    assert held.alliance.coordinator.refused("GET", f"{held.path}/papers/name-tents.odt")["status"] == 404


def test_open_items_leave_out_what_is_closed_and_stand_under_their_group(held: Plenum) -> None:
    alliance = held.alliance
    alliance.create("action-items", title="Erledigt", status="done")
    alliance.create("action-items", title="Ohne Gruppe und ohne alles")
    page = _file(alliance.reader, f"{alliance.path}/papers/open-items.html").text
    assert "Erledigt" not in page
    assert page.index("<h2>Gesundheit</h2>") < page.index("<h2>Ohne Gruppe</h2>")
    assert "noch niemand" in page
    assert "ohne Termin" in page


def test_a_poster_of_five_hundred_cards_is_made_and_read_in_order(alliance: AllianceInTest) -> None:
    group = alliance.create("groups", kind="project_group", name="Öffentlichkeit")["id"]
    operations = [
        {"method": "create", "alliance_id": alliance.id, "body": {"title": f"Aktion {number}", "group_id": group}}
        for number in range(500)
    ]
    for place in range(0, 500, 100):
        answer = alliance.coordinator.http.post(
            f"{API}/action-items/bulk", json={"operations": operations[place : place + 100]}
        )
        assert answer.is_success, answer.text
    found = _pdf(alliance.coordinator, f"{alliance.path}/papers/poster.pdf")
    cards = [tag.read() for tag in found.tags("H2")]
    assert cards == [f"LMK-{number + 1} Aktion {number}" for number in range(500)]
    width, height = (float(side) for side in list(found.file.pages[0].mediabox)[2:])
    assert (round(width * 25.4 / 72), round(height * 25.4 / 72)) == (420, 297)


def test_papers_carry_the_look_of_the_alliance(held: Plenum) -> None:
    alliance = held.alliance
    look = {"colour": "#7a0019", "footer": "Rathaus, 38226 Salzgitter", "logo_alt": "Logo: Häuser"}
    alliance.coordinator.change(f"{alliance.path}/appearance", **look, logo=base64.b64encode(logo()).decode())
    page = _file(alliance.reader, f"{held.path}/papers/invitation.html").text
    assert "#7a0019" in page
    assert "<footer>Rathaus, 38226 Salzgitter</footer>" in page
    found = _pdf(alliance.reader, f"{held.path}/papers/invitation.pdf")
    assert [tag.alt for tag in found.tags("Figure")] == ["Logo: Häuser"]


def test_papers_are_for_the_alliance_alone(held: Plenum, other_alliance: AllianceInTest, anonymous: Any) -> None:
    for path in (f"{held.path}/papers/invitation.pdf", f"{held.alliance.path}/papers/open-items.pdf"):
        assert other_alliance.coordinator.refused("GET", path)["status"] == 404
        assert anonymous.get(API + path).status_code == 401

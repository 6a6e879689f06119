"""Notes that several people write at once: whoever was away and whatever came first, all have the same text."""

import base64
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pycrdt import Doc, Text

from backend.meetings.agenda.notes.document import Document
from tests.fixtures.alliances import API
from tests.meetings.agenda.conftest import Sitting

WORDS = st.text(alphabet="abcÄöß😀 \n", min_size=1, max_size=5)
EDITS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), WORDS), max_size=4)


class Writer:
    """A browser with a copy of the notes; types without a network and exchanges later."""

    def __init__(self, sitting: Sitting, item: str) -> None:
        self.doc: Doc[Text] = Doc()
        self.words = self.doc.get("notes", type=Text)
        self.http = sitting.minute_taker.http
        self.path = f"{API}/agenda-items/{item}/notes"

    def type(self, at: int, removed: int, words: str) -> None:
        """Replace letters by words at a place, as far as the text reaches."""
        text = str(self.words)
        left, gone = text[:at], text[at : at + removed]
        first = len(left.encode())
        self.words[first : first + len(gone.encode())] = words

    def exchange(self) -> Any:
        """Send all that is known here, take what is not."""
        body = {"update": _text(self.doc.get_update()), "state_vector": _text(self.doc.get_state())}
        answer = self.http.post(self.path, json=body)
        assert answer.status_code == 200, answer.text
        self.doc.apply_update(base64.b64decode(answer.json()["update"]))
        return answer.json()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


@pytest.fixture
def item(sitting: Sitting) -> str:
    """A point of the running meeting."""
    sitting.to("running")
    return sitting.put("Sponsoren")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mine=EDITS, yours=EDITS, order=st.permutations([0, 1]))
def test_two_who_type_the_same_paragraph_offline_end_with_the_same_text(
    sitting: Sitting, item: str, mine: list[Any], yours: list[Any], order: list[int]
) -> None:
    writers = [Writer(sitting, item), Writer(sitting, item)]
    writers[0].exchange()
    writers[0].type(0, 0, "Grüße vom Bündnis 😀. ")
    writers[0].exchange()
    writers[1].exchange()
    for writer, edits in zip(writers, (mine, yours), strict=True):
        for edit in edits:
            writer.type(*edit)
    alone = [str(writer.words) for writer in writers]
    for place in (*order, *order):
        last = writers[place].exchange()
    assert str(writers[0].words) == str(writers[1].words) == last["text"]
    assert sitting.agenda()[0]["notes"] == last["text"]
    for edits, text in ((yours, alone[0]), (mine, alone[1])):
        if not edits:
            assert last["text"] == text


@settings(max_examples=60, deadline=None)
@given(before=st.text(max_size=30), after=st.text(max_size=30), data=st.data())
def test_notes_written_anew_are_that_text_and_keep_what_was_typed_meanwhile(
    before: str, after: str, data: st.DataObject
) -> None:
    server = Document(None)
    server.rewrite(before)
    client: Doc[Text] = Doc()
    client.apply_update(server.state())
    words = client.get("notes", type=Text)
    words.insert(len(data.draw(st.sampled_from([before[:n] for n in range(len(before) + 1)])).encode()), "MEANWHILE")
    server.rewrite(after)
    assert server.text == after
    server.merge(client.get_update())
    assert "MEANWHILE" in server.text
    assert Document(server.state()).text == server.text


def test_what_came_already_changes_nothing_and_is_told_once(sitting: Sitting, item: str) -> None:
    writer = Writer(sitting, item)
    writer.type(0, 0, "Die Stadt gibt 500 Euro.")
    first = writer.exchange()
    assert writer.exchange() == first
    told = [event for event in sitting.alliance.events() if event["type"] == "agenda_item.noted"]
    assert [(event["subject"]["id"], event["changes"]) for event in told] == [(item, {})]


def test_changes_that_arrive_before_those_they_build_on_wait_for_them(sitting: Sitting, item: str) -> None:
    writer = Writer(sitting, item)
    writer.type(0, 0, "eins ")
    seen = writer.doc.get_state()
    early = writer.doc.get_update()
    writer.type(5, 0, "zwei")
    late = writer.doc.get_update(seen)
    for _ in range(2):
        assert writer.http.post(writer.path, json={"update": _text(late)}).json()["text"] == ""
    assert len([event for event in sitting.alliance.events() if event["type"] == "agenda_item.noted"]) == 1
    assert writer.http.post(writer.path, json={"update": _text(early)}).json()["text"] == "eins zwei"


def test_an_integrator_writes_plain_text_and_browsers_see_it(sitting: Sitting, item: str) -> None:
    writer = Writer(sitting, item)
    writer.type(0, 0, "Öffnung um 18 Uhr")
    writer.exchange()
    path = f"/agenda-items/{item}"
    changed = sitting.minute_taker.change(path, notes="Öffnung um 19 Uhr")
    assert changed["notes"] == "Öffnung um 19 Uhr"
    writer.type(17, 0, " im Rathaus")
    assert writer.exchange()["text"] == "Öffnung um 19 Uhr im Rathaus"
    events = len(sitting.alliance.events())
    sitting.minute_taker.change(path, notes="Öffnung um 19 Uhr im Rathaus")
    assert len(sitting.alliance.events()) == events


def test_what_is_no_change_is_refused(sitting: Sitting, item: str) -> None:
    for body, pointer in (
        ({"update": "nicht base64!"}, "#/update"),
        ({"update": "Übung"}, "#/update"),
        ({"update": _text(b"\xff\x01garbage")}, "#/update"),
        ({"state_vector": _text(b"\xff\xff\xff")}, "#/state_vector"),
    ):
        problem = sitting.minute_taker.refused("POST", f"/agenda-items/{item}/notes", **body)
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, pointer), body
    nul: Doc[Text] = Doc()
    nul.get("notes", type=Text).insert(0, "a\x00b")
    problem = sitting.minute_taker.refused("POST", f"/agenda-items/{item}/notes", update=_text(nul.get_update()))
    assert problem["status"] == 422
    assert sitting.agenda()[0]["notes"] == ""


def test_notes_have_an_end(sitting: Sitting, item: str) -> None:
    long: Doc[Text] = Doc()
    long.get("notes", type=Text).insert(0, "x" * 200_001)
    problem = sitting.minute_taker.refused("POST", f"/agenda-items/{item}/notes", update=_text(long.get_update()))
    assert (problem["status"], problem["type"].rpartition("/")[2]) == (413, "notes-too-large")
    large = sitting.minute_taker.refused("POST", f"/agenda-items/{item}/notes", update=_text(bytes(1_000_001)))
    assert large["status"] == 413
    longest = sitting.minute_taker.change(f"/agenda-items/{item}", notes="y" * 200_000)
    assert len(longest["notes"]) == 200_000


def test_what_two_send_in_the_same_moment_is_all_kept(sitting: Sitting, item: str) -> None:
    writers = [Writer(sitting, item), Writer(sitting, item)]

    def write(place: int) -> None:
        for count in range(5):
            writers[place].type(len(str(writers[place].words)), 0, f"[{place}{count}]")
            writers[place].exchange()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(write, (0, 1)))
    notes = sitting.agenda()[0]["notes"]
    assert sorted(notes[at : at + 4] for at in range(0, len(notes), 4)) == sorted(
        f"[{place}{count}]" for place in (0, 1) for count in range(5)
    )

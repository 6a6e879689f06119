"""Whoever is asked for feedback on a concept answers on a page without an account, as long as they are asked."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI

from backend.core.logs import without_secret
from backend.participation.feedback import links
from tests.fixtures.alliances import API, AllianceInTest
from tests.participation.visitors import Visitor, forms_of

START = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_may(frozen_clock: Any) -> None:
    frozen_clock(START)


@pytest.fixture
def person(alliance: AllianceInTest) -> Any:
    """Somebody without an account."""
    return alliance.create("people", name="A. Beispiel", email="a.beispiel@stadt.example")


@pytest.fixture
def concept(alliance: AllianceInTest) -> Any:
    """A concept with one chapter, of which a part is marked for the summary."""
    made = alliance.create("concepts", title="Kinderkonzept", feedback_order="addressees_first")
    body = ":::kurzfassung\nViele **Kinder** wohnen hier.\n:::\n\n- [Schule](https://schule.example)\n- <b>Kita</b>"
    alliance.coordinator.create(f"/concepts/{made['id']}/chapters", title="Ausgangslage", body=body)
    return made


@pytest.fixture
def opened(alliance: AllianceInTest, concept: Any, person: Any) -> Any:
    """The round in which the person is asked."""
    return round_of(alliance, concept, person, audience="addressees", due_on="2026-05-20")


@pytest.fixture
def visitor(app: FastAPI, opened: Any, person: Any) -> Visitor:
    """The person, with the link of the mail."""
    return visitor_of(app, opened, person)


def round_of(alliance: AllianceInTest, concept: Any, person: Any, **values: Any) -> Any:
    asked = [{"kind": "person", "id": person["id"], "name": person["name"]}]
    return alliance.coordinator.create(f"/concepts/{concept['id']}/feedback-rounds", asked=asked, **values)


def visitor_of(app: FastAPI, opened: Any, person: Any) -> Visitor:
    settings = app.state.settings
    return Visitor(app, links.address(settings, opened["id"], person["id"]).removeprefix(settings.base_url))


def say(visitor: Visitor, **typed: str) -> Any:
    return visitor.http.post(visitor.path, data=typed)


def heard(alliance: AllianceInTest, concept: Any) -> list[Any]:
    """What was said on the concept, as the API shows it."""
    found: list[Any] = alliance.coordinator.items(f"/concepts/{concept['id']}/feedback")
    return found


def test_opening_the_link_shows_the_concept_and_changes_nothing(alliance: AllianceInTest, visitor: Visitor) -> None:
    before = alliance.events()
    answer = visitor.open()

    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert (answer.headers["cache-control"], answer.headers["referrer-policy"]) == ("no-store", "no-referrer")
    assert "Diese Seite ist für A. Beispiel." in answer.text
    assert "Bitte antworten Sie bis Mittwoch, 20. Mai 2026." in answer.text
    assert "1 Ausgangslage" in answer.text
    assert "Viele <strong>Kinder</strong> wohnen hier." in answer.text
    assert '<a href="https://schule.example" rel="noreferrer noopener">Schule</a>' in answer.text
    assert "&lt;b&gt;Kita&lt;/b&gt;" in answer.text
    assert ":::" not in answer.text
    assert "What do you want to say?" in visitor.open(**{"Accept-Language": "en"}).text
    assert alliance.events() == before


def test_what_somebody_says_is_theirs_and_they_read_what_became_of_it(
    alliance: AllianceInTest, concept: Any, person: Any, visitor: Visitor
) -> None:
    [chapter] = alliance.coordinator.items(f"/concepts/{concept['id']}/chapters")
    answer = say(visitor, text=" Die Wege fehlen.\r\nUnd die Vereine. ", chapter=chapter["id"])
    assert answer.status_code == 303
    assert 'class="done"' in visitor.http.get(answer.headers["location"]).text

    [feedback] = heard(alliance, concept)
    assert (feedback["text"], feedback["chapter_id"]) == ("Die Wege fehlen.\nUnd die Vereine.", chapter["id"])
    assert feedback["author"] == {"kind": "person", "id": person["id"], "name": "A. Beispiel"}
    assert (feedback["given_on"], feedback["entered_by"]) == ("2026-05-04", "A. Beispiel")
    event = alliance.events()[-1]
    assert (event["type"], event["actor"]) == ("feedback.created", {"kind": "person", "name": "A. Beispiel"})
    alliance.coordinator.change(f"/feedback/{feedback['id']}", state="taken_up", answer="Steht in Kapitel 1.")
    page = visitor.page()
    assert "Die Wege fehlen." in page
    assert "Aufgenommen." in page
    assert "Steht in Kapitel 1." in page


def test_sending_the_same_again_adds_nothing(alliance: AllianceInTest, concept: Any, visitor: Visitor) -> None:
    for done in ("said", "already-said"):
        answer = say(visitor, text="Die Wege fehlen.")
        assert answer.headers["location"].endswith(f"done={done}")
    assert len(heard(alliance, concept)) == 1


def test_what_cannot_be_kept_comes_back_with_the_form(alliance: AllianceInTest, concept: Any, visitor: Visitor) -> None:
    answer = say(visitor, text="   ")
    assert (answer.status_code, "Schreiben Sie, was Sie sagen möchten." in answer.text) == (422, True)

    answer = say(visitor, text="x" * 10_001)
    assert answer.status_code == 422
    assert forms_of(answer.text)[0].fields["text"] == "x" * 10_001

    answer = say(visitor, text="Die Wege fehlen.", chapter="0190b7f0-0000-7000-8000-000000000000")
    assert (answer.status_code, "Dieses Kapitel gibt es nicht mehr." in answer.text) == (422, True)
    assert "Die Wege fehlen." in answer.text
    assert heard(alliance, concept) == []


def test_a_closed_round_is_read_and_takes_no_more(
    alliance: AllianceInTest, concept: Any, opened: Any, visitor: Visitor
) -> None:
    say(visitor, text="Die Wege fehlen.")
    assert alliance.coordinator.http.post(f"{API}/feedback-rounds/{opened['id']}/closing").status_code == 200

    page = visitor.page()
    assert "Die Wege fehlen." in page
    assert "Diese Runde ist abgeschlossen." in page
    assert forms_of(page) == []
    late = say(visitor, text="Noch etwas.")
    assert (late.status_code, "Noch etwas." in late.text) == (409, True), "what was typed is there to be copied"
    assert len(heard(alliance, concept)) == 1


def test_who_is_heard_later_waits(
    app: FastAPI, alliance: AllianceInTest, concept: Any, person: Any, visitor: Visitor
) -> None:
    later = visitor_of(app, round_of(alliance, concept, person, audience="leadership"), person)
    assert "Hier werden zuerst andere gehört." in later.page()
    early = say(later, text="Zu früh.")
    assert (early.status_code, "Zu früh." in early.text) == (409, True)

    say(visitor, text="Die Wege fehlen.")
    assert "Hier werden zuerst andere gehört." not in later.page()
    assert say(later, text="Jetzt.").status_code == 303


def test_the_link_opens_while_its_person_is_asked_and_its_days_last(
    alliance: AllianceInTest, opened: Any, visitor: Visitor, frozen_clock: Any, app: FastAPI
) -> None:
    frozen_clock(START + timedelta(days=app.state.settings.personal_link_days))
    assert visitor.open().status_code == 200
    frozen_clock(START + timedelta(days=app.state.settings.personal_link_days + 1))
    late = visitor.open()
    assert (late.status_code, "Dieser Link ist abgelaufen" in late.text) == (410, True)
    frozen_clock(START)
    alliance.coordinator.change(f"/feedback-rounds/{opened['id']}", asked=[])
    assert visitor.open().status_code == 410
    assert say(visitor, text="Trotzdem.").status_code == 410


def test_a_link_that_was_not_made_here_opens_nothing(
    app: FastAPI, alliance: AllianceInTest, opened: Any, visitor: Visitor
) -> None:
    other = alliance.create("people", name="B. Muster")
    not_asked = visitor_of(app, opened, other)
    assert not_asked.open().status_code == 410
    for wrong in (visitor.path[:-1], visitor.path[:12] + "zz" + visitor.path[14:], "/f/bwk_say_", "/f/x", "/f/ä8=="):
        assert Visitor(app, wrong).open().status_code == 404


def test_no_log_keeps_the_link(visitor: Visitor) -> None:
    assert without_secret(visitor.path) == "/f/…"

"""Acting without an account: the page that a personal link opens, and every act on it."""

from datetime import UTC, datetime

import pytest
from fastapi import FastAPI
from sqlmodel import select

from backend.access.models import User
from backend.activity.mail.models import MailPreference
from tests.fixtures.alliances import AllianceInTest
from tests.participation.visitors import Named, Visitor, form_of, mails, name_somebody


@pytest.fixture
def named(alliance: AllianceInTest) -> Named:
    """Somebody who is asked to lead a card."""
    return name_somebody(alliance)


@pytest.fixture
def visitor(named: Named) -> Visitor:
    """They, with their link."""
    return named.visitor()


def test_who_was_asked_agrees_and_it_is_recorded_as_theirs(named: Named, visitor: Visitor) -> None:
    assert named.shown()["alarms"].count("no_owner") == 1

    page = visitor.act("accept")

    assert "Danke, Ihre Zusage ist gespeichert." in page
    assert "Sie haben zugesagt." in page
    shown = named.shown()
    assert shown["assignments"][0]["state"] == "accepted"
    assert "no_owner" not in shown["alarms"]
    [event] = named.events()
    assert (event["type"], event["actor"]) == ("assignment.accepted", {"kind": "person", "name": "A. Beispiel"})
    history = named.alliance.coordinator.items(f"{named.path}/events")
    assert "A. Beispiel" in [one["actor"]["name"] for one in history]


def test_who_declines_may_say_why_and_agree_after_all(named: Named, visitor: Visitor) -> None:
    page = visitor.act("decline", note="Im Mai bin ich nicht da.")

    assert "Sie haben abgesagt." in page
    [assignment] = named.shown()["assignments"]
    assert (assignment["state"], assignment["note"]) == ("declined", "Im Mai bin ich nicht da.")
    assert "Sie haben zugesagt." in visitor.act("accept")
    assert named.shown()["assignments"][0]["state"] == "accepted"


def test_who_cannot_manage_raises_the_alarm_and_the_coordinators_are_told(
    app: FastAPI, named: Named, visitor: Visitor
) -> None:
    for name in ("koordination", "vertretung"):
        body = {"email": f"{name}@stadt.example", "name": "Koordination", "role": "coordinator"}
        named.alliance.operator.create(f"{named.alliance.path}/grants", **body)
    visitor.act("accept")
    assert "no_owner" not in named.shown()["alarms"]
    before = {mail.id for mail in mails(app)}

    visitor.act("decline", note="Krank geworden")

    assert "no_owner" in named.shown()["alarms"]
    assert named.events()[-1]["type"] == "assignment.declined"
    told = [mail for mail in mails(app) if mail.id not in before]
    assert sorted(mail.to for mail in told) == ["koordination@stadt.example", "vertretung@stadt.example"]
    for mail in told:
        assert "A. Beispiel kann nicht" in mail.subject
        assert "Krank geworden" in mail.text
        assert "kümmert sich niemand mehr" in mail.text
        assert named.card["number"] in mail.text


@pytest.mark.parametrize(("rhythm", "told"), [("daily", 1), ("weekly", 1), ("immediately", 0), ("never", 0)])
def test_a_coordinator_is_told_once_and_as_they_wish(
    app: FastAPI, named: Named, visitor: Visitor, rhythm: str, told: int
) -> None:
    body = {"email": "koordination@stadt.example", "name": "Koordination", "role": "coordinator"}
    named.alliance.operator.create(f"{named.alliance.path}/grants", **body)
    with app.state.database.unit(write=True) as session:
        user_id = session.exec(select(User.id).where(User.email == body["email"])).one()
        session.add(MailPreference(alliance_id=named.alliance.id, user_id=user_id, rhythm=rhythm))

    visitor.act("decline")

    # Who is told of everything at once reads it in that mail (tests/activity).
    assert [mail.template for mail in mails(app)].count("cannot_do") == told


def test_a_step_is_ticked_and_opened_again(named: Named, visitor: Visitor) -> None:
    step = named.step["id"]

    assert "als erledigt gespeichert" in visitor.act("tick", step)
    assert {one["id"]: one["state"] for one in named.shown()["steps"]}[step] == "done"
    assert "wieder offen" in visitor.act("untick", step)
    assert {one["id"]: one["state"] for one in named.shown()["steps"]}[step] == "open"
    assert [one["type"] for one in named.events()] == ["step.done", "step.changed"]


def test_a_next_date_is_set_as_people_say_it_and_shown_as_understood(named: Named, visitor: Visitor) -> None:
    page = visitor.act("date", when="Mitte Oktober 2099", purpose="Platz ansehen", where="Stadtpark")

    assert "Mitte Oktober 2099" in page
    assert "Verstanden als: zwischen" in page
    assert "Oktober 2099" in page.split("Verstanden als", 1)[1]
    [follow_up] = named.shown()["follow_ups"]
    assert (follow_up["purpose"], follow_up["where"]) == ("Platz ansehen", "Stadtpark")
    visitor.act("date", when="15.11.2099")
    [changed] = named.shown()["follow_ups"]
    assert (changed["id"], changed["when"]["earliest"]) == (follow_up["id"], "2099-11-15")
    assert "Sonntag, 15. November 2099" in visitor.page()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "Schreiben Sie, wann es weitergeht."),
        ("irgendwann", "Dieses Datum ist nicht eindeutig."),
        ("20.10.2009", "Dieses Datum ist schon vorbei."),
    ],
)
def test_a_date_that_is_no_next_date_comes_back_with_what_was_typed(
    named: Named, visitor: Visitor, written: str, said: str
) -> None:
    answer = visitor.send(form_of(visitor.page(), "date"), when=written, purpose="Platz ansehen")

    assert answer.status_code == 422
    assert said in answer.text
    assert 'aria-invalid="true"' in answer.text
    typed = form_of(answer.text, "date").fields
    assert (typed["when"], typed["purpose"]) == (written, "Platz ansehen")
    assert named.shown()["follow_ups"] == []
    assert named.events() == []


def test_a_comment_is_theirs_and_sent_once(named: Named, visitor: Visitor) -> None:
    form = form_of(visitor.page(), "comment")

    first, second = (visitor.send(form, text="Der Park ist <b>frei</b>.") for _ in range(2))

    assert (first.headers["location"], second.headers["location"]) == (
        f"{visitor.path}?done=comment",
        f"{visitor.path}?done=already-comment",
    )
    [comment] = named.alliance.coordinator.items(f"{named.path}/comments")
    assert (comment["text"], comment["author_name"]) == ("Der Park ist <b>frei</b>.", "A. Beispiel")
    assert "&lt;b&gt;frei&lt;/b&gt;" in visitor.page()
    other = visitor.send(form, text="Und die Wiese auch.")
    assert other.status_code == 409
    assert form_of(other.text, "comment").fields["text"] == "Und die Wiese auch."


def test_a_file_is_attached_as_theirs(named: Named, visitor: Visitor) -> None:
    from tests.documents.files import picture

    form = form_of(visitor.page(), "file")
    files = {"file": ("platz.jpg", picture(), "image/jpeg")}

    answer = visitor.send(form, files=files, description="Der Platz")

    assert answer.headers.get("location") == f"{visitor.path}?done=file", answer.text
    [document] = named.alliance.coordinator.items(f"{named.path}/documents")
    assert (document["name"], document["description"]) == ("platz.jpg", "Der Platz")
    assert named.events()[-1]["type"] == "document.attached"
    assert visitor.send(form, files=files).status_code == 409
    assert len(named.alliance.coordinator.items(f"{named.path}/documents")) == 1


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [("lied.mp3", b"ID3\x03\x00 music", 415), ("leer.jpg", b"  ", 422), ("foto.pdf", b"\xff\xd8\xff\xe0 jpg", 422)],
)
def test_a_file_that_is_not_kept_comes_back_with_the_reason(
    named: Named, visitor: Visitor, name: str, data: bytes, status: int
) -> None:
    answer = visitor.send(form_of(visitor.page(), "file"), files={"file": (name, data)}, description="Der Platz")

    assert answer.status_code == status, answer.text
    assert 'id="file-wrong"' in answer.text
    assert form_of(answer.text, "file").fields["description"] == "Der Platz"
    assert named.alliance.coordinator.items(f"{named.path}/documents") == []
    nothing = visitor.send(form_of(visitor.page(), "file"))
    assert (nothing.status_code, "Wählen Sie ein Foto" in nothing.text) == (422, True)


def test_a_photo_that_is_too_large_is_answered_with_the_page(named: Named, visitor: Visitor) -> None:
    form = form_of(visitor.page(), "file")
    for megabytes in (10.5, 12):
        files = {"file": ("foto.jpg", b"\xff\xd8\xff" + bytes(int(megabytes * 1_000_000)))}

        answer = visitor.send(form, files=files)

        assert (answer.status_code, answer.headers["content-type"]) == (413, "text/html; charset=utf-8")
        assert 'id="file-wrong"' in answer.text
        assert "Noch nicht gespeichert" in answer.text
    assert named.alliance.coordinator.items(f"{named.path}/documents") == []


def test_what_is_typed_is_taken_as_text(named: Named, visitor: Visitor) -> None:
    page = visitor.act("decline", note="Nein\x00 danke ")
    assert named.shown()["assignments"][0]["note"] == "Nein danke"
    assert "Nein danke" in page
    answer = visitor.send(form_of(visitor.page(), "comment"), text="x" * 20_001)
    assert (answer.status_code, "zu lang" in answer.text) == (422, True)


def test_a_use_is_noted_and_a_look_is_not(named: Named, frozen_clock: object) -> None:
    frozen_clock(datetime(2026, 5, 4, 12, tzinfo=UTC))  # type: ignore[operator]  # a function
    visitor = named.visitor()
    visitor.page()
    [link] = named.alliance.coordinator.items(f"{named.path}/personal-links")
    assert link["last_used_at"] is None

    visitor.act("accept")

    [link] = named.alliance.coordinator.items(f"{named.path}/personal-links")
    assert link["last_used_at"] == "2026-05-04T12:00:00.000000Z"

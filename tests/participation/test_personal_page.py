"""Acting without an account: the page that a personal link opens, and every act on it."""

from datetime import UTC, datetime

import pytest
from fastapi import FastAPI

from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.databases import Database
from tests.participation.visitors import Named, Visitor, form_of, forms_of, mails, name_somebody


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


def test_agreeing_twice_is_harmless(named: Named, visitor: Visitor) -> None:
    form = form_of(visitor.page(), "accept")

    answers = [visitor.send(form) for _ in range(3)]

    assert [answer.headers["location"].rpartition("=")[2] for answer in answers] == [
        "accepted",
        "already-accepted",
        "already-accepted",
    ]
    assert len(named.events()) == 1
    assert "Sie haben schon zugesagt" in visitor.http.get(answers[1].headers["location"]).text


def test_a_form_that_somebody_else_has_overtaken_says_so_and_keeps_what_was_typed(
    named: Named, visitor: Visitor
) -> None:
    form = form_of(visitor.page(), "decline")
    named.alliance.coordinator.change(f"/assignments/{named.assignment['id']}", task="Zelt besorgen")

    answer = visitor.send(form, note="Ohne Auto geht es nicht.")

    assert answer.status_code == 409
    assert "Das hat sich inzwischen geändert, zuletzt durch tests" in answer.text
    assert "Zelt besorgen" in answer.text
    again = form_of(answer.text, "decline")
    assert again.fields["note"] == "Ohne Auto geht es nicht."
    assert named.shown()["assignments"][0]["state"] == "asked"
    assert visitor.send(again).status_code == 303
    assert named.shown()["assignments"][0]["note"] == "Ohne Auto geht es nicht."


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_opening_the_link_changes_nothing(
    named: Named, visitor: Visitor, database: Database, method: str, frozen_clock: object
) -> None:
    link = named.alliance.coordinator.items(f"{named.path}/personal-links")
    before = (named.alliance.events(), named.shown(), link)

    for query in ("", "?done=accepted", "?act=accept"):
        answer = visitor.http.request(method, visitor.path + query)
        assert answer.status_code == (405 if method == "OPTIONS" else 200)
    if method == "HEAD":
        assert answer.content == b""

    links = named.alliance.coordinator.items(f"{named.path}/personal-links")
    assert (named.alliance.events(), named.shown(), links) == before


def test_the_page_opens_for_old_phones_and_tells_nobody(visitor: Visitor) -> None:
    answer = visitor.open()

    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert "noindex" in answer.headers["x-robots-tag"]
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "<script" not in answer.text
    assert "style=" not in answer.text
    assert "set-cookie" not in answer.headers
    styles = visitor.http.get("/l/page.css")
    assert (styles.status_code, styles.headers["content-type"].split(";")[0]) == (200, "text/css")
    assert 'lang="de"' in answer.text
    english = visitor.open(**{"Accept-Language": "en"})
    assert ('lang="en"' in english.text, "Your part" in english.text) == (True, True)


def test_the_page_shows_their_part_and_nothing_else(named: Named, visitor: Visitor) -> None:
    named.alliance.create("action-items", title="Geheimes Vorhaben")
    named.alliance.coordinator.create(f"{named.path}/comments", text="Unter uns gesagt")

    page = visitor.page()

    for shown in (
        "Spielfest im Park",
        "Ein Nachmittag für alle Familien.",
        "Platz besorgen bis Mai",
        "Leben mit Kindern",
    ):
        assert shown in page
    for kept in ("Geheimes Vorhaben", "Unter uns gesagt", "B. Muster", "Musik finden", "a.beispiel@example.org"):
        assert kept not in page
    assert {form.hidden["act"] for form in forms_of(page)} == {"accept", "decline", "tick", "date", "comment", "file"}


def test_whose_part_it_is_not_cannot_be_touched(alliance: AllianceInTest, named: Named, visitor: Visitor) -> None:
    other = name_somebody(alliance, name="C. Probe", email="c.probe@example.org")
    stranger = other.visitor()
    foreign = form_of(stranger.page(), "accept")
    before = [named.shown(), other.shown()]

    attempts = [
        {"act": "accept", "on": other.assignment["id"], "token": foreign.hidden["token"]},
        {"act": "decline", "on": other.assignment["id"], "token": ""},
        {"act": "tick", "on": named.other_step["id"], "token": form_of(visitor.page(), "tick").hidden["token"]},
        {"act": "tick", "on": other.step["id"], "token": form_of(stranger.page(), "tick").hidden["token"]},
        {"act": "delete", "on": named.assignment["id"], "token": foreign.hidden["token"]},
        {"act": "", "on": "", "token": ""},
        {},
    ]
    for attempt in attempts:
        answer = visitor.http.post(visitor.path, data=attempt)
        assert answer.status_code == 404, attempt
        assert "Das geht mit diesem Link nicht" in answer.text
    # Their own part, with the token of another link or of another act.
    for act, token in (
        ("accept", foreign.hidden["token"]),
        ("accept", form_of(visitor.page(), "decline").hidden["token"]),
        ("decline", "ä" * 32),
    ):
        body = {"act": act, "on": named.assignment["id"], "token": token}
        assert visitor.http.post(visitor.path, data=body).status_code == 409
    assert [named.shown(), other.shown()] == before
    assert named.events() == []


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

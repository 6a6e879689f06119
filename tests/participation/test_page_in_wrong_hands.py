"""What the page of a personal link does not do: change when opened, act twice, tell others, touch what is not theirs."""

import pytest

from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.databases import Database
from tests.participation.visitors import Named, Visitor, form_of, forms_of, name_somebody


@pytest.fixture
def named(alliance: AllianceInTest) -> Named:
    """Somebody who is asked to lead a card."""
    return name_somebody(alliance)


@pytest.fixture
def visitor(named: Named) -> Visitor:
    """They, with their link."""
    return named.visitor()


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

"""Requests beside cards: feedback, chapters, the lead of a concept, and obligations, each told once in the morning."""

import re
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI

from backend.access.permissions import Role
from tests.activity.mail.readers import START, Post, Reader, addressed, party, reader, words
from tests.fixtures.alliances import API, AllianceInTest
from tests.fixtures.mail import MailServer
from tests.participation.visitors import Visitor


@pytest.fixture
def post(app: FastAPI, mail_server: MailServer, frozen_clock: Any) -> Post:
    """The worker, at nine o'clock on a Wednesday."""
    frozen_clock(START)
    return Post(app, mail_server, frozen_clock)


@pytest.fixture
def beispiel(alliance: AllianceInTest, post: Post) -> Reader:
    """A member who is known to the worker already."""
    one = reader(alliance, "A. Beispiel")
    assert post.deliver() == []
    return one


def day(days: float) -> str:
    """So many days after the start, as the API writes it."""
    return (START + timedelta(days=days)).date().isoformat()


def concept_of(alliance: AllianceInTest, **values: Any) -> str:
    """The address of a new concept."""
    return f"/concepts/{alliance.create('concepts', title='Kinderkonzept', **values)['id']}"


def test_who_is_asked_for_feedback_hears_of_it_once(alliance: AllianceInTest, beispiel: Reader, post: Post) -> None:
    concept = concept_of(alliance)
    body = {"audience": "addressees", "asked": [party(beispiel)], "due_on": day(20)}
    alliance.coordinator.create(f"{concept}/feedback-rounds", **body)
    (mail,) = post.next_morning()

    assert addressed(mail) == ("A. Beispiel", beispiel.address)
    assert mail["Subject"] == "Eine Sache wartet auf Sie – Leben mit Kindern"
    assert "Kinderkonzept\n---\n- tests bittet Sie um Rückmeldung zu diesem Konzept. Frist: 24.03.2026." in words(mail)
    assert f"[Ansehen]\nhttp://testserver/a/leben-mit-kindern{concept}?view=feedback" in words(mail)
    assert "List-Unsubscribe" in mail
    assert post.next_morning() == []


def test_who_spoke_already_or_waits_for_others_is_not_asked(
    alliance: AllianceInTest, beispiel: Reader, post: Post
) -> None:
    concept = concept_of(alliance, feedback_order="addressees_first")
    first = alliance.coordinator.create(f"{concept}/feedback-rounds", audience="addressees", asked=[party(beispiel)])
    alliance.coordinator.create(f"{concept}/feedback-rounds", audience="leadership", asked=[party(beispiel)])
    beispiel.caller.create(f"/feedback-rounds/{first['id']}/feedback", text="Gut so.")
    (mail,) = post.next_morning()
    assert words(mail).count("bittet Sie um Rückmeldung") == 1, "the second round, after the first was heard"
    other = concept_of(alliance, feedback_order="addressees_first")
    alliance.coordinator.create(f"{other}/feedback-rounds", audience="leadership", asked=[party(beispiel)])
    assert post.next_morning() == []


def test_who_gets_a_chapter_or_the_lead_hears_of_it(alliance: AllianceInTest, beispiel: Reader, post: Post) -> None:
    concept = concept_of(alliance)
    asked = [{"party": party(beispiel), "state": "asked"}]
    chapter = alliance.coordinator.create(f"{concept}/chapters", title="Ausgangslage", authors=asked)
    given = [{"party": party(beispiel), "state": "accepted"}]
    later = alliance.coordinator.create(f"{concept}/chapters", title="Ziele", due_on=day(9))
    alliance.coordinator.change(f"/chapters/{later['id']}", authors=given)
    alliance.coordinator.change(concept, lead_editor=party(beispiel))
    (mail,) = post.next_morning()

    assert mail["Subject"].startswith("3 Sachen warten auf Sie")
    lines = {line for line in words(mail).split("\n") if line.startswith("- ")}
    assert lines == {
        "- tests hat Ihnen die Redaktion dieses Konzepts übertragen.",
        "- tests bittet Sie, das Kapitel „Ausgangslage“ zu schreiben. Bitte sagen Sie zu oder ab.",
        "- tests hat Ihnen das Kapitel „Ziele“ übertragen. Frist: 13.03.2026.",
    }
    answer = beispiel.caller.http.post(f"{API}/chapters/{chapter['id']}/authorship", json={"state": "accepted"})
    assert answer.status_code == 200, answer.text
    assert post.next_morning() == [], "who has answered is not told of it"


def test_nobody_is_told_what_they_entered_themselves_or_wants_no_mail(
    alliance: AllianceInTest, beispiel: Reader, post: Post
) -> None:
    leader = reader(alliance, "L. Leitung", Role.coordinator)
    post.deliver()
    made = leader.caller.create(f"{alliance.path}/concepts", title="Kinderkonzept", lead_editor=party(leader))
    asked = [party(leader), party(beispiel)]
    beispiel.wants("never")
    leader.caller.create(f"/concepts/{made['id']}/feedback-rounds", audience="addressees", asked=asked)
    assert post.next_morning() == []


def test_without_an_account_one_gets_a_link_for_feedback_and_else_answers_the_coordination(
    app: FastAPI, alliance: AllianceInTest, post: Post
) -> None:
    person = alliance.create("people", name="C. Probe", email="c.probe@stadt.example")
    concept = concept_of(alliance)
    alliance.coordinator.create(f"{concept}/feedback-rounds", audience="addressees", asked=[party(person)])
    asked = [{"party": party(person), "state": "asked"}]
    alliance.coordinator.create(f"{concept}/chapters", title="Ausgangslage", authors=asked)
    assert post.deliver() == []
    (mail,) = post.next_morning()

    assert addressed(mail) == ("C. Probe", "c.probe@stadt.example")
    [link] = re.findall(r"\[Antworten\]\nhttp://testserver(/f/bwk_say_\w+)\n", words(mail))
    assert words(mail).count("Kinderkonzept\n---") == 2
    assert "Bitte sagen Sie zu oder ab. Bitte antworten Sie der Koordination Ihres Bündnisses." in words(mail)
    assert "bittet Sie um Rückmeldung zu diesem Konzept.\n" in words(mail)
    assert "Die Links sind nur für Sie" in words(mail)
    assert "Sie sind um Ihre Rückmeldung" in Visitor(app, link).page()


def test_who_is_responsible_for_an_obligation_hears_when_it_comes_and_when_it_has_passed(
    alliance: AllianceInTest, beispiel: Reader, post: Post
) -> None:
    reader(alliance, "O. Ohne")
    leader = reader(alliance, "L. Leitung", Role.coordinator)
    leader.caller.change("/account", language="en")
    body = {"title": "Jahresbericht", "recipient": "Verein", "starts_on": day(5), "remind_days_before": 3}
    alliance.create("obligations", responsible=party(beispiel), **body)
    mails = [post.next_morning() for _ in range(8)]

    told = [sorted(addressed(mail)[1] for mail in morning) for morning in mails]
    both = sorted([beispiel.address, leader.address])
    assert told == [[], both, [], [], [], both, [], []], "and nobody else"
    coming, passed = (
        next(words(mail) for mail in mails[at] if addressed(mail)[1] == beispiel.address) for at in (1, 5)
    )
    assert "Jahresbericht\n---\n- Bald fällig, am 09.03.2026, an: Verein." in coming
    assert "[Ansehen]\nhttp://testserver/a/leben-mit-kindern/obligations" in coming
    assert "- Überfällig seit 09.03.2026. Ist es erledigt, tragen Sie es bitte ein." in passed
    [english] = [words(mail) for mail in mails[1] if addressed(mail)[1] == leader.address]
    assert "- Soon due, on 2026-03-09, to: Verein." in english

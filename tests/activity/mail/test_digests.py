"""Digests: what concerns somebody, once, at their rhythm, in one mail."""

import threading
from typing import Any

import pytest
from fastapi import FastAPI

from backend.access.permissions import Role
from backend.activity.mail.digests import duty
from tests.activity.mail.readers import START, Post, Reader, addressed, party, reader, words
from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.mail import MailServer


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


@pytest.fixture
def card(alliance: AllianceInTest, beispiel: Reader) -> Any:
    """A card that the member has taken on."""
    item = alliance.create("action-items", title="Spielplatzfest")
    asked = alliance.coordinator.create(
        f"/action-items/{item['id']}/assignments", party=party(beispiel), state="accepted"
    )
    return {**item, "assignment": asked["id"]}


def test_what_happened_on_ones_card_comes_in_the_morning(
    alliance: AllianceInTest, beispiel: Reader, card: Any, post: Post
) -> None:
    alliance.coordinator.create(f"/action-items/{card['id']}/steps", text="Sponsoren finden")
    assert post.deliver(hours=1) == []
    (mail,) = post.next_morning()

    assert addressed(mail) == ("A. Beispiel", beispiel.address)
    assert mail["Subject"] == "Neues – Leben mit Kindern"
    assert "Spielplatzfest (LMK-1)" in words(mail)
    assert "- tests hat einen Schritt ergänzt: Sponsoren finden" in words(mail)
    assert f"/cards/{card['number']}" in words(mail)
    assert post.next_morning() == [], "nothing is told twice"


def test_immediately_is_told_after_a_moment_in_one_mail(
    alliance: AllianceInTest, beispiel: Reader, card: Any, post: Post
) -> None:
    beispiel.wants("immediately")
    post.deliver(minutes=3)
    for step in ("Sponsoren finden", "Raum suchen"):
        alliance.coordinator.create(f"/action-items/{card['id']}/steps", text=step)
    assert post.deliver(minutes=1) == []
    (mail,) = post.deliver(minutes=2)

    lines = [line for line in words(mail).split("\n") if line.startswith("- ")]
    assert [line.rpartition(": ")[2] for line in lines] == ["Raum suchen", "Sponsoren finden"], "newest first"


def test_weekly_comes_on_monday(alliance: AllianceInTest, beispiel: Reader, card: Any, post: Post) -> None:
    beispiel.wants("weekly")
    alliance.coordinator.create(f"/action-items/{card['id']}/steps", text="Raum suchen")
    arrived = [post.next_morning() for _ in range(6)]

    assert [len(mails) for mails in arrived] == [0, 0, 0, 0, 1, 0], "Thursday to Tuesday"


def test_never_is_never_and_coming_back_tells_nothing_old(
    alliance: AllianceInTest, beispiel: Reader, card: Any, post: Post
) -> None:
    beispiel.wants("never")
    alliance.coordinator.create(f"/action-items/{card['id']}/steps", text="Raum suchen")
    assert post.next_morning() == []
    beispiel.wants("daily")
    assert post.next_morning() == []
    alliance.coordinator.create(f"/action-items/{card['id']}/steps", text="Plakate")
    (mail,) = post.next_morning()

    assert "Plakate" in words(mail)
    assert "Raum suchen" not in words(mail)


def test_nobody_is_told_what_they_did_themselves(beispiel: Reader, card: Any, post: Post) -> None:
    beispiel.caller.create(f"/action-items/{card['id']}/comments", text="Ich kümmere mich.")

    assert all("kümmere" not in words(mail) for mail in post.next_morning())


def test_what_does_not_concern_somebody_is_not_told(
    alliance: AllianceInTest, beispiel: Reader, card: Any, post: Post
) -> None:
    post.next_morning()
    other = alliance.create("action-items", title="Ferienpass")
    alliance.coordinator.create(f"/action-items/{other['id']}/steps", text="Druckerei fragen")

    assert post.next_morning() == []


def test_a_question_is_told_as_something_to_answer(alliance: AllianceInTest, beispiel: Reader, post: Post) -> None:
    item = alliance.create("action-items", title="Ferienpass")
    alliance.coordinator.create(f"/action-items/{item['id']}/assignments", party=party(beispiel), task="Texte")
    (mail,) = post.next_morning()

    assert mail["Subject"] == "Eine Sache wartet auf Sie – Leben mit Kindern"
    assert "tests bittet Sie um: Texte. Bitte sagen Sie zu oder ab." in words(mail)


def test_who_has_answered_is_not_asked(alliance: AllianceInTest, beispiel: Reader, post: Post) -> None:
    item = alliance.create("action-items", title="Ferienpass")
    asked = alliance.coordinator.create(f"/action-items/{item['id']}/assignments", party=party(beispiel), task="Texte")
    beispiel.caller.change(f"/assignments/{asked['id']}", state="declined")

    assert post.next_morning() == []


def test_a_mention_reaches_whoever_is_mentioned(alliance: AllianceInTest, beispiel: Reader, post: Post) -> None:
    item = alliance.create("action-items", title="Ferienpass")
    text = "Wer hat noch <b>Stühle</b>?\n[Gewinn]\nhttps://boese.example"
    alliance.coordinator.create(f"/action-items/{item['id']}/comments", text=text, mentions=[beispiel.person_id])
    (mail,) = post.next_morning()

    assert "tests hat Sie angesprochen: „Wer hat noch <b>Stühle</b>? [Gewinn] https://boese.example“" in words(mail)
    html = mail.get_body(("html",)).get_content()
    assert "&lt;b&gt;Stühle&lt;/b&gt;" in html
    assert 'href="https://boese.example' not in html


def test_who_speaks_for_a_group_hears_of_its_cards(alliance: AllianceInTest, beispiel: Reader, post: Post) -> None:
    group = alliance.create("groups", kind="project_group", name="Aktionstage")
    alliance.coordinator.create(f"/groups/{group['id']}/memberships", party=party(beispiel), role="speaker")
    item = alliance.create("action-items", title="Turnier", group_id=group["id"])
    alliance.coordinator.create(f"/action-items/{item['id']}/steps", text="Platz mieten")
    (mail,) = post.next_morning()

    assert "Platz mieten" in words(mail)


def test_who_coordinates_hears_of_trouble_alone(
    alliance: AllianceInTest, beispiel: Reader, card: Any, post: Post
) -> None:
    coordination = reader(alliance, "B. Muster", Role.coordinator)
    post.next_morning()
    beispiel.caller.change(f"/assignments/{card['assignment']}", state="declined")
    alliance.coordinator.create(f"/action-items/{card['id']}/steps", text="Raum suchen")
    mails = [mail for mail in post.next_morning() if coordination.address in mail["To"]]

    assert len(mails) == 1
    assert "Abgesagt: A. Beispiel" in words(mails[0])
    assert "Raum suchen" not in words(mails[0])


def test_one_mail_for_all_alliances(
    alliance: AllianceInTest, other_alliance: AllianceInTest, beispiel: Reader, card: Any, post: Post
) -> None:
    user = beispiel.caller.get("/session")["user"]
    elsewhere = other_alliance.create("people", name="A. Beispiel")
    other_alliance.operator.create(
        f"{other_alliance.path}/grants",
        email=user["email"],
        name="A. Beispiel",
        role="member",
        person_id=elsewhere["id"],
    )
    post.next_morning()
    alliance.coordinator.create(f"/action-items/{card['id']}/steps", text="Raum suchen")
    item = other_alliance.create("action-items", title="Mittagstisch")
    other_alliance.coordinator.create(f"/action-items/{item['id']}/assignments", party=party(elsewhere), task="Kochen")
    (mail,) = post.next_morning()

    assert mail["Subject"] == "Eine Sache wartet auf Sie – Gut im Alter, Leben mit Kindern"
    text = words(mail)
    assert (
        0 < text.index("Mittagstisch (GIA-1, Gut im Alter)") < text.index("Spielplatzfest (LMK-1, Leben mit Kindern)")
    )


def test_english_for_those_who_want_it(alliance: AllianceInTest, beispiel: Reader, card: Any, post: Post) -> None:
    beispiel.caller.change("/account", language="en")
    alliance.coordinator.create(f"/action-items/{card['id']}/steps", text="Raum suchen")
    (mail,) = post.next_morning()

    assert mail["Content-Language"] == "en"
    assert "added a step: Raum suchen" in words(mail)


def test_people_without_an_account_get_personal_links(alliance: AllianceInTest, post: Post) -> None:
    person = alliance.create("people", name="C. Probe", email="c.probe@stadt.example")
    item = alliance.create("action-items", title="Ferienpass")
    alliance.coordinator.create(f"/action-items/{item['id']}/assignments", party=party(person), state="accepted")
    assert post.deliver() == []
    alliance.coordinator.create(f"/action-items/{item['id']}/comments", text="Geheime Zahl: 7")
    alliance.coordinator.create(f"/action-items/{item['id']}/steps", text="Druckerei fragen")
    (mail,) = post.next_morning()

    assert addressed(mail) == ("C. Probe", "c.probe@stadt.example")
    assert "tests hat einen Schritt ergänzt: Druckerei fragen" in words(mail)
    assert "/l/bwk_my_" in words(mail)
    assert "/cards/" not in words(mail)
    assert "Geheime Zahl" not in words(mail)


def test_who_lost_their_role_is_told_nothing(alliance: AllianceInTest, beispiel: Reader, card: Any, post: Post) -> None:
    alliance.coordinator.create(f"/action-items/{card['id']}/steps", text="Raum suchen")
    (grant,) = [one for one in alliance.items("grants") if one["user"]["email"] == beispiel.address]
    alliance.coordinator.remove(f"/grants/{grant['id']}")

    assert post.next_morning() == []


def test_two_workers_tell_it_once(
    alliance: AllianceInTest, app: FastAPI, beispiel: Reader, card: Any, post: Post
) -> None:
    alliance.coordinator.create(f"/action-items/{card['id']}/steps", text="Raum suchen")
    post.wait(hours=24)
    threads = [threading.Thread(target=duty.run, args=(app.state.database, app.state.settings)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(post.deliver()) == 1


def test_no_event_is_lost_between_digests(alliance: AllianceInTest, beispiel: Reader, card: Any, post: Post) -> None:
    beispiel.wants("immediately")
    post.deliver(minutes=3)
    told = []
    for number in range(6):
        alliance.coordinator.create(f"/action-items/{card['id']}/steps", text=f"Schritt {number}")
        told += post.deliver(minutes=1)
    told += post.deliver(minutes=5)
    lines = [line for mail in told for line in words(mail).split("\n") if "Schritt" in line and line.startswith("- ")]

    assert sorted(line[-1] for line in lines) == list("012345")
    assert post.deliver(hours=1) == []

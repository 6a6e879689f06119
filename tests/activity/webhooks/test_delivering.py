"""Events reach another system: signed, in order, thin, each at least once and under one id."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import WebhookVerificationError

from backend.activity.webhooks.payloads import COLLECTIONS
from backend.core.events import CATALOGUE
from tests.activity.webhooks.receivers import Receiver
from tests.fixtures.alliances import AllianceInTest

Work = Callable[[], int]


def webhook(alliance: AllianceInTest, receiver: Receiver, **values: Any) -> dict[str, Any]:
    """A webhook of the alliance that sends to the receiver."""
    made: dict[str, Any] = alliance.create("webhooks", url=receiver.url, **values)
    return made


def test_every_event_arrives_signed_and_in_order(alliance: AllianceInTest, receiver: Receiver, work: Work) -> None:
    alliance.create("ideas", text="Vor dem Webhook")
    secret = webhook(alliance, receiver)["secret"]
    item = alliance.create("action-items", title="Aktionstage")
    alliance.coordinator.create(f"/action-items/{item['id']}/steps", text="Sponsoren finden")
    alliance.coordinator.change(f"/action-items/{item['id']}", title="Aktionstage 15. Mai")

    assert work() == 4
    told = [one.verified(secret) for one in receiver.taken]
    happened = alliance.events()[-4:]
    assert [one["type"] for one in told] == [event["type"] for event in happened]
    assert [one["data"]["sequence"] for one in told] == [event["sequence"] for event in happened]
    assert receiver.ids == [event["id"] for event in happened]
    assert work() == 0, "and nothing twice"


def test_a_message_is_thin(alliance: AllianceInTest, receiver: Receiver, work: Work) -> None:
    webhook(alliance, receiver, event_types=["action_item.changed"])
    item = alliance.create("action-items", title="Geheimer Titel")
    alliance.coordinator.change(f"/action-items/{item['id']}", title="Noch geheimer")
    work()
    [taken] = receiver.taken
    message = json.loads(taken.body)

    assert taken.headers["content-type"] == "application/json"
    assert b"eheim" not in taken.body
    assert len(taken.body) < 20_000
    assert message["data"]["changed"] == ["title"]
    assert message["data"]["alliance_id"] == alliance.id
    address = message["data"]["subject"]["url"].removeprefix("http://testserver/api/v1")
    assert alliance.coordinator.get(address)["title"] == "Noch geheimer"


def test_a_filter_lets_through_what_it_names(alliance: AllianceInTest, receiver: Receiver, work: Work) -> None:
    webhook(alliance, receiver, event_types=["idea.*", "action_item.created"])
    item = alliance.create("action-items", title="Aktionstage")
    alliance.coordinator.change(f"/action-items/{item['id']}", title="Aktionstage 15. Mai")
    alliance.create("ideas", text="Spielplatzfest")
    alliance.create("people", name="A. Beispiel")
    work()

    assert [json.loads(one.body)["type"] for one in receiver.taken] == ["action_item.created", "idea.created"]


def test_cloudevents_carry_the_same_in_an_envelope(alliance: AllianceInTest, receiver: Receiver, work: Work) -> None:
    secret = webhook(alliance, receiver, format="cloudevents", event_types=["idea.*"])["secret"]
    idea = alliance.create("ideas", text="Spielplatzfest")
    work()
    [taken] = receiver.taken
    envelope = taken.verified(secret)

    assert taken.headers["content-type"] == "application/cloudevents+json"
    assert envelope["specversion"] == "1.0"
    assert envelope["id"] == taken.id == envelope["data"]["id"]
    assert (envelope["type"], envelope["subject"]) == ("idea.created", idea["id"])
    assert envelope["source"] == f"http://testserver/api/v1/alliances/{alliance.id}"


def test_during_a_rotation_both_secrets_verify(alliance: AllianceInTest, receiver: Receiver, work: Work) -> None:
    made = webhook(alliance, receiver, event_types=["idea.*"])
    path = f"/webhooks/{made['id']}/secret"
    second = alliance.coordinator.create(path, overlap_hours=1)["secret"]
    alliance.create("ideas", text="Spielplatzfest")
    work()
    [taken] = receiver.taken
    assert taken.verified(made["secret"]) == taken.verified(second)

    third = alliance.coordinator.create(path, overlap_hours=0)["secret"]
    alliance.create("ideas", text="Piratenspielplatz")
    work()
    last = receiver.taken[-1]
    assert last.verified(third)
    with pytest.raises(WebhookVerificationError):
        last.verified(second)


def test_a_municipality_hears_of_all_its_alliances_and_of_later_ones(
    alliance: AllianceInTest, other_alliance: AllianceInTest, municipality_id: str, receiver: Receiver, work: Work
) -> None:
    alliance.operator.create(f"/municipalities/{municipality_id}/webhooks", url=receiver.url, event_types=["idea.*"])
    alliance.create("ideas", text="Spielplatzfest")
    other_alliance.create("ideas", text="Seniorencafé")
    body = {"name": "Drittes", "slug": "drittes", "short_name": "DRI", "municipality_id": municipality_id}
    third = alliance.operator.create("/alliances", **body)["id"]
    alliance.operator.create(f"/alliances/{third}/ideas", text="Ganz neu")
    work()
    work()

    heard = {json.loads(one.body)["data"]["alliance_id"] for one in receiver.taken}
    assert heard == {alliance.id, other_alliance.id, third}
    assert len(receiver.taken) == 3


def test_nothing_of_a_neighbour_is_sent(
    alliance: AllianceInTest, other_alliance: AllianceInTest, receiver: Receiver, work: Work
) -> None:
    webhook(alliance, receiver)
    other_alliance.create("ideas", text="Seniorencafé")
    work()

    assert all(json.loads(one.body)["data"]["alliance_id"] == alliance.id for one in receiver.taken)


def test_every_record_of_a_process_has_an_address(alliance: AllianceInTest, receiver: Receiver, work: Work) -> None:
    webhook(alliance, receiver)
    call = alliance.coordinator
    agreement = alliance.create("agreements", kind="target_agreement", title="Zielvereinbarung")
    goal = call.create(f"/agreements/{agreement['id']}/goals", text="Wege für alle", level="strategic")
    call.create(f"/goals/{goal['id']}/measures", title="Gehwege absenken")
    alliance.create("processes", template="audit", title="Audit")
    alliance.create("workshops", title="Werkstatt")
    alliance.create("concepts", title="Konzept")
    programme = alliance.create("programmes", title="Programm")
    call.create(f"/programmes/{programme['id']}/participations", municipality_name="Musterstadt")
    work()
    messages = [json.loads(taken.body) for taken in receiver.taken]
    created = [one["data"] for one in messages if one["type"].endswith(".created")]
    told = {one["subject"]["type"]: one for one in created if one["subject"]["type"] != "webhook"}

    named = {"agreement", "measure", "process", "workshop", "concept", "programme"}
    assert {name for name, one in told.items() if one["changed"] == ["title"]} == named
    assert told["participation"]["changed"] == ["municipality_name"]
    for one in told.values():
        address = one["subject"]["url"].removeprefix("http://testserver/api/v1")
        assert call.get(address)["id"] == one["subject"]["id"]


def test_what_is_read_by_its_id_has_an_address_in_messages() -> None:
    agreed = {"goals", "council papers", "reports", "obligations", "certificates", "interfaces", "mandates"}
    tags = agreed | {
        "processes",
        "material",
        "recommendations",
        "questionnaires",
        "concepts",
        "workshops",
        "programmes",
    }
    subjects = {name.partition(".")[0] for name in CATALOGUE}
    written = Path(__file__).parents[3] / "frontend" / "src" / "api" / "openapi.json"
    for path, operations in json.loads(written.read_text(encoding="utf-8"))["paths"].items():
        single = re.fullmatch(r"/api/v1/([a-z-]+)/\{[a-z_]+\}", path)
        if single and "get" in operations and tags & set(operations["get"]["tags"]):
            subject = operations["get"]["operationId"].removeprefix("read_")
            assert subject not in subjects or COLLECTIONS.get(subject) == single[1], path

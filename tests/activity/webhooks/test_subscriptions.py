"""Setting webhooks up: who may, what addresses are taken, what is shown and what never is; the log; replays."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import select

from backend.access.permissions import Role
from backend.activity.webhooks.models import Webhook
from backend.activity.webhooks.payloads import COLLECTIONS
from backend.core.events import Event
from backend.core.routing import API
from backend.settings import Settings
from tests.activity.webhooks.receivers import Receiver
from tests.fixtures.alliances import AllianceInTest

Work = Callable[[], int]
URL = "https://portal.example.org/hooks/buendniswerk?code=streng-geheim"


def pointers(problem: dict[str, Any]) -> list[str]:
    """What is wrong with a body."""
    return [error["pointer"] for error in problem["errors"]]


def test_the_secret_is_shown_once_and_stored_sealed(alliance: AllianceInTest) -> None:
    made = alliance.create("webhooks", url=URL)

    assert made["secret"].startswith("whsec_")
    assert alliance.coordinator.get(f"/webhooks/{made['id']}")["secret"] is None
    assert [one["secret"] for one in alliance.items("webhooks")] == [None]
    with alliance.app.state.database.unit() as session:
        stored = session.execute(select(Webhook)).scalar_one()
    assert made["secret"].removeprefix("whsec_") not in stored.secret


def test_no_event_tells_the_secret_or_the_whole_address(alliance: AllianceInTest) -> None:
    made = alliance.create("webhooks", url=URL, description="Portal")
    path = f"/webhooks/{made['id']}"
    alliance.coordinator.create(f"{path}/secret", overlap_hours=1)
    alliance.coordinator.change(path, url="https://other.example.org/?code=auch-geheim", event_types=["idea.*"])
    alliance.coordinator.change(path, state="disabled")
    alliance.coordinator.remove(path)

    with alliance.app.state.database.unit() as session:
        told = list(session.execute(select(Event).where(Event.subject_id == made["id"])).scalars())
    assert [event.type for event in sorted(told, key=lambda event: event.sequence)] == [
        "webhook.created",
        "webhook.secret_rotated",
        "webhook.changed",
        "webhook.changed",
        "webhook.deleted",
    ]
    everything = repr([event.changes for event in told])
    assert "geheim" not in everything
    assert "secret" not in everything
    assert "['portal.example.org', 'other.example.org']" in everything


@pytest.mark.parametrize(
    "url",
    [
        "http://portal.example.org/",
        "https://10.0.0.1/",
        "https://[::1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://user:word@portal.example.org/",
        "ftp://portal.example.org/",
        "portal.example.org",
    ],
)
def test_an_address_that_nothing_may_leave_for_is_refused(
    alliance: AllianceInTest, settings: Settings, url: str
) -> None:
    settings.webhook_allowed = ""
    refused = alliance.coordinator.refused("POST", f"{alliance.path}/webhooks", url=url)
    assert (refused["status"], pointers(refused)) == (422, ["#/url"])

    made = alliance.create("webhooks", url=URL)
    refused = alliance.coordinator.refused("PATCH", f"/webhooks/{made['id']}", url=url)
    assert (refused["status"], pointers(refused)) == (422, ["#/url"])


def test_a_filter_names_events_that_exist(alliance: AllianceInTest) -> None:
    body = {"url": URL, "event_types": ["idea.*", "idea.exploded", "unicorn.*"]}
    refused = alliance.coordinator.refused("POST", f"{alliance.path}/webhooks", **body)

    assert pointers(refused) == ["#/event_types/1"]


@pytest.mark.parametrize("role", [Role.member, Role.reader])
def test_who_does_not_coordinate_sees_no_webhooks(alliance: AllianceInTest, role: Role) -> None:
    made = alliance.create("webhooks", url=URL)
    caller = alliance.caller(role)

    assert caller.refused("GET", f"{alliance.path}/webhooks")["status"] == 403
    assert caller.refused("GET", f"/webhooks/{made['id']}")["status"] == 403


def test_a_neighbour_sees_neither_webhook_nor_log(alliance: AllianceInTest, other_alliance: AllianceInTest) -> None:
    made = alliance.create("webhooks", url=URL)
    path = f"/webhooks/{made['id']}"
    delivery = alliance.coordinator.create(f"{path}/deliveries", kind="test")
    neighbour = other_alliance.coordinator

    for address in (path, f"{path}/deliveries", f"/deliveries/{delivery['id']}", f"{alliance.path}/webhooks"):
        assert neighbour.refused("GET", address)["status"] == 404
    event = alliance.events()[0]["id"]
    theirs = other_alliance.create("webhooks", url=URL)
    body = {"kind": "event", "event_id": event}
    assert neighbour.refused("POST", f"/webhooks/{theirs['id']}/deliveries", **body)["status"] == 422


def test_webhooks_of_a_municipality_are_for_those_who_administer_it(
    alliance: AllianceInTest, municipality_id: str
) -> None:
    path = f"/municipalities/{municipality_id}/webhooks"
    made = alliance.operator.create(path, url=URL)

    assert [one["id"] for one in alliance.operator.items(path)] == [made["id"]]
    assert alliance.coordinator.refused("POST", path, url=URL)["status"] == 403
    assert alliance.coordinator.refused("GET", f"/webhooks/{made['id']}")["status"] == 404


def test_an_alliance_has_fifty_webhooks_at_most(alliance: AllianceInTest) -> None:
    for _ in range(50):
        alliance.create("webhooks", url=URL)
    refused = alliance.coordinator.refused("POST", f"{alliance.path}/webhooks", url=URL)

    assert refused["type"].endswith("/too-many-webhooks")


def test_a_test_delivery_shows_in_the_log(alliance: AllianceInTest, receiver: Receiver, work: Work) -> None:
    made = alliance.create("webhooks", url=receiver.url, event_types=["idea.*"])
    receiver.answer(200, body=b"Danke")
    sent = alliance.coordinator.create(f"/webhooks/{made['id']}/deliveries", kind="test")
    work()
    [taken] = receiver.taken
    message = taken.verified(made["secret"])
    logged = alliance.coordinator.get(f"/deliveries/{sent['id']}")

    assert (message["type"], taken.id) == ("webhook.test", sent["id"])
    assert (logged["state"], logged["attempts"][0]["status"]) == ("delivered", 200)
    assert logged["attempts"][0]["answer"] == "Danke"
    [entry] = alliance.coordinator.items(f"/webhooks/{made['id']}/deliveries")
    assert entry == logged


def test_an_event_is_sent_again_under_its_own_id(alliance: AllianceInTest, receiver: Receiver, work: Work) -> None:
    made = alliance.create("webhooks", url=receiver.url, event_types=["idea.*"])
    alliance.create("ideas", text="Spielplatzfest")
    event = alliance.events()[-1]["id"]
    work()
    alliance.coordinator.create(f"/webhooks/{made['id']}/deliveries", kind="event", event_id=event)
    work()

    assert receiver.ids == [event, event]
    [entry] = alliance.coordinator.items(f"/webhooks/{made['id']}/deliveries")
    assert (entry["state"], len(entry["attempts"])) == ("delivered", 2)


def test_a_replay_sends_everything_behind_a_number_in_order(
    alliance: AllianceInTest, receiver: Receiver, work: Work
) -> None:
    alliance.create("ideas", text="Vor dem Webhook")
    first = alliance.events()[-1]
    made = alliance.create("webhooks", url=receiver.url, event_types=["idea.*"])
    for text in ("Eins", "Zwei", "Drei"):
        alliance.create("ideas", text=text)
    work()
    told = [event["id"] for event in alliance.events() if event["type"] == "idea.created"]
    assert receiver.ids == told[1:]

    answer = alliance.coordinator.create(f"/webhooks/{made['id']}/replays", after=first["sequence"] - 1)
    work()
    assert receiver.ids == told[1:] + told, "also what happened before the webhook was there"
    assert answer["until"] >= first["sequence"] + 4


def test_what_is_stopped_is_not_sent_to(alliance: AllianceInTest, receiver: Receiver, work: Work) -> None:
    made = alliance.create("webhooks", url=receiver.url, event_types=["idea.*"])
    path = f"/webhooks/{made['id']}"
    alliance.coordinator.change(path, state="disabled")
    alliance.create("ideas", text="Während es steht")
    assert work() == 0
    for address, body in ((f"{path}/deliveries", {"kind": "test"}), (f"{path}/replays", {"after": 0})):
        assert alliance.coordinator.refused("POST", address, **body)["type"].endswith("/webhook-disabled")

    alliance.coordinator.change(path, state="active")
    assert work() == 1, "what happened meanwhile"
    alliance.coordinator.remove(path)
    alliance.create("ideas", text="Danach")
    assert work() == 0


def test_every_address_in_a_message_is_one_of_the_api(alliance: AllianceInTest) -> None:
    readable = {path for path, entries in alliance.app.openapi()["paths"].items() if "get" in entries}
    singular = {path.rpartition("/")[0] for path in readable if path.count("/") == 4 and path.endswith("}")}

    assert {f"{API}/{plural}" for plural in COLLECTIONS.values()} <= singular

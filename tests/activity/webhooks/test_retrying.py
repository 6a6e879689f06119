"""What happens when a receiver is slow, away, overwhelmed or gone: the schedule, and an end that somebody is told of."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from backend.core.mail import Mail
from backend.settings import Settings
from tests.access.browsers import invited
from tests.activity.webhooks.receivers import Receiver
from tests.fixtures.alliances import AllianceInTest

Work = Callable[[], int]
SCHEDULE = [0, 5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]


class Watched:
    """A webhook for ideas, and a clock that stands still unless it is moved."""

    def __init__(self, alliance: AllianceInTest, receiver: Receiver, clock: Any, work: Work) -> None:
        self.alliance = alliance
        self.clock = clock
        self.work = work
        self.moment = datetime.now(UTC)
        clock(self.moment)
        made = alliance.create("webhooks", url=receiver.url, event_types=["idea.*"], description="Portal")
        self.path = f"/webhooks/{made['id']}"
        self.secret = made["secret"]

    def idea(self, text: str = "Spielplatzfest") -> None:
        """Something happens."""
        self.alliance.create("ideas", text=text)

    def later(self, seconds: float) -> int:
        """The worker's next turn, so much later; how many messages it sent."""
        self.moment += timedelta(seconds=seconds)
        self.clock(self.moment)
        return self.work()

    @property
    def state(self) -> Any:
        """The webhook as it is shown."""
        return self.alliance.coordinator.get(self.path)

    @property
    def log(self) -> list[Any]:
        """Its deliveries, oldest first."""
        return self.alliance.coordinator.items(f"{self.path}/deliveries", sort="created_at")


@pytest.fixture
def watched(alliance: AllianceInTest, receiver: Receiver, frozen_clock: Any, work: Work) -> Watched:
    """A webhook whose time the test tells."""
    return Watched(alliance, receiver, frozen_clock, work)


def test_a_failed_delivery_is_tried_again_at_the_times_of_the_standard(watched: Watched, receiver: Receiver) -> None:
    receiver.answer(500, body=b"Die Datenbank ist weg")
    watched.idea()
    watched.later(0)
    for wait in SCHEDULE[1:-1]:
        assert watched.later(wait - 1) == 0, f"not before {wait} seconds"
        assert watched.later(1 + wait * 0.1) == 1, f"after {wait} seconds and what is added by chance"
    [entry] = watched.log
    assert (entry["state"], entry["attempt_count"], entry["failure"]) == ("pending", 9, "server_error")
    assert [one["status"] for one in entry["attempts"]] == [500] * 9
    assert entry["attempts"][0]["answer"] == "Die Datenbank ist weg"
    assert len(set(receiver.ids)) == 1, "the same id over all attempts"
    assert watched.state["failing_since"] is not None

    receiver.answer(200)
    assert watched.later(SCHEDULE[-1] * 1.1) == 1
    [entry] = watched.log
    assert (entry["state"], entry["failure"], entry["next_attempt_at"]) == ("delivered", None, None)
    assert watched.state["failing_since"] is None


def test_after_the_last_attempt_the_webhook_stops_and_somebody_is_told(
    watched: Watched, receiver: Receiver, alliance: AllianceInTest
) -> None:
    invited(alliance, "koordination@stadt.example", "coordinator")
    receiver.answer(500)
    watched.idea()
    for wait in SCHEDULE:
        watched.later(wait * 1.1)

    assert (watched.state["state"], watched.state["disabled_reason"]) == ("disabled", "failing")
    assert watched.log[0]["state"] == "failed"
    assert alliance.events()[-1]["type"] == "webhook.disabled"
    with alliance.app.state.database.unit() as session:
        [mail] = session.execute(select(Mail).where(Mail.template == "webhook_disabled")).scalars()
    assert mail.to == "koordination@stadt.example"
    assert "Portal" in mail.text
    assert receiver.url not in mail.text

    watched.idea("Während es steht")
    assert watched.later(100_000) == 0
    receiver.answer(200)
    alliance.coordinator.change(watched.path, state="active")
    assert watched.later(1) == 2, "what failed and what happened meanwhile"
    assert {one["state"] for one in watched.log} == {"delivered"}


def test_410_stops_the_webhook_at_once_and_loses_nothing(watched: Watched, receiver: Receiver) -> None:
    receiver.answer(410)
    watched.idea()
    watched.idea("Noch eine")
    assert watched.later(0) == 1
    assert (watched.state["state"], watched.state["disabled_reason"]) == ("disabled", "gone")
    assert watched.later(100_000) == 0

    receiver.answer(204)
    watched.alliance.coordinator.change(watched.path, state="active")
    assert watched.later(1) == 2


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_receiver_may_say_how_long_to_wait(watched: Watched, receiver: Receiver, status: int) -> None:
    receiver.answer(status, headers={"Retry-After": "120"})
    for number in range(3):
        watched.idea(f"Idee {number}")
    assert watched.later(0) == 1, "the others are not even tried"
    assert watched.later(60) == 0
    receiver.answer(204)
    assert watched.later(61) == 3
    assert receiver.ids[1:] == [one["event_id"] for one in watched.log], "in the order in which it happened"


def test_a_wait_may_be_a_date(watched: Watched, receiver: Receiver) -> None:
    until = (watched.moment + timedelta(seconds=600)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    receiver.answer(503, headers={"Retry-After": until})
    watched.idea()
    watched.later(0)
    assert watched.later(500) == 0
    assert watched.later(101) == 1


def test_when_a_receiver_is_back_what_waited_comes_at_once(watched: Watched, receiver: Receiver) -> None:
    receiver.answer(503)
    watched.idea("Die erste")
    for wait in SCHEDULE[:4]:
        watched.later(wait * 1.1)
    assert watched.log[0]["attempt_count"] == 4, "the next attempt would be in two hours"

    receiver.answer(204)
    watched.idea("Die zweite")
    assert watched.later(301) == 2
    assert {one["state"] for one in watched.log} == {"delivered"}


def test_one_message_that_is_refused_does_not_hold_up_the_others(watched: Watched, receiver: Receiver) -> None:
    receiver.answer(422, 204)
    watched.idea("Die erste")
    watched.idea("Die zweite")
    assert watched.later(0) == 2
    assert [one["state"] for one in watched.log] == ["pending", "delivered"]
    for wait in SCHEDULE[1:]:
        receiver.answer(422)
        watched.later(wait * 1.1)
    assert [one["state"] for one in watched.log] == ["failed", "delivered"]


def test_a_redirect_is_not_followed(watched: Watched, receiver: Receiver) -> None:
    receiver.answer(307, headers={"Location": receiver.url + "/anderswo"})
    watched.idea()
    watched.later(0)

    assert [one.path for one in receiver.taken] == ["/hooks"]
    assert watched.log[0]["failure"] == "redirect"


def test_of_an_endless_answer_only_the_beginning_is_kept(watched: Watched, receiver: Receiver) -> None:
    receiver.answer(400, body=b"\x00Unsinn " + b"x" * 3_000_000)
    watched.idea()
    watched.later(0)
    [attempt] = watched.log[0]["attempts"]

    assert attempt["answer"].startswith("Unsinn xxx")
    assert len(attempt["answer"]) == 500


def test_nobody_at_the_other_end_is_told_apart_from_a_bad_answer(
    watched: Watched, alliance: AllianceInTest, settings: Settings
) -> None:
    alliance.coordinator.change(watched.path, url="http://127.0.0.1:1/hooks")
    watched.idea()
    watched.later(0)
    [attempt] = watched.log[0]["attempts"]

    assert (attempt["status"], attempt["failure"]) == (None, "unreachable")


def test_an_address_that_the_operator_closes_is_reached_no_more(
    watched: Watched, receiver: Receiver, settings: Settings
) -> None:
    settings.webhook_allowed = ""
    watched.idea()
    watched.later(0)

    assert receiver.taken == []
    assert watched.log[0]["failure"] == "address_not_public"

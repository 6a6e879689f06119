"""What changed is always told: every write appends an event, and no stream of events has a gap."""

from collections import Counter

import pytest
from fastapi import FastAPI
from sqlmodel import select

from backend.core.events import Event, Stream
from tests.access.browsers import fresh
from tests.contract.operations import operations
from tests.contract.worlds import World
from tests.fixtures.alliances import AllianceInTest, Caller

CHANGES_NOTHING = {
    "create_passkey_challenge": "A question to a device; what it answers is the event.",
    "create_passkey_registration": "A question to a device; what it answers is the event.",
    "preview_invitation": "A question whose secret stands in the body, so that no log has it.",
    "understand_fuzzy_date": "A question that is too long for an address: it stores nothing.",
}
ELSEWHERE = {
    "begin_sign_on": "Needs a provider that answers: tests/access/single_sign_on/test_signing_on.py.",
    "connect_identity": "Needs somebody who came back from one: tests/access/single_sign_on/test_signing_on.py.",
    "send_second_factor": "Needs a first step: tests/access/test_second_factor.py.",
    "confirm_session": "Needs a password: tests/access/test_second_factor.py.",
    "set_up_installation": "Works on an empty installation only: tests/operation/test_first_run.py.",
}

#: Who signs out, sets a password or erases the account is somebody else from then on.
SOMEBODY_ELSE = {"/session", "/account/password", "/new-passwords", "/account/anonymisation"}


@pytest.fixture
def world(alliance: AllianceInTest) -> World:
    """An alliance with a record of each kind."""
    return World(alliance)


def numbers(app: FastAPI) -> dict[str, list[int]]:
    """The sequence numbers of every stream, in order; checks that none is missing and none is promised."""
    with app.state.database.unit() as session:
        found: dict[str, list[int]] = {stream.id: [] for stream in session.exec(select(Stream))}
        last = {stream.id: stream.sequence for stream in session.exec(select(Stream))}
        for event in session.exec(select(Event).order_by(Event.stream_id, Event.sequence)):
            found[event.stream_id].append(event.sequence)
    for stream, sequences in found.items():
        assert sequences == list(range(1, last[stream] + 1)), f"stream {stream} has a gap"
    return found


def test_every_write_leaves_an_event(app: FastAPI, world: World) -> None:
    silent, refused = [], []
    for declared in operations(app):
        if not declared.is_write or declared.name in CHANGES_NOTHING or declared.name in ELSEWHERE:
            continue
        by = world.caller
        if declared.path in SOMEBODY_ELSE:
            by = world.operator()
        # Who is invited as somebody new is signed in as nobody else.
        if declared.name == "accept_invitation":
            by = Caller(fresh(app))
        request = world.request(declared, fresh=declared.method != "POST")
        before = numbers(app)
        answer = by.http.request(**request)
        after = numbers(app)
        if not answer.is_success:
            refused.append(f"{declared}: {answer.status_code} {answer.text[:300]}")
        elif not Counter(map(len, after.values())) - Counter(map(len, before.values())):
            silent.append(str(declared))

    assert not refused, "Mend the body in tests/contract/worlds.py:\n" + "\n".join(refused)
    assert not silent, f"Call `events.record(…)` in the service, in the same transaction as the change: {silent}"


def test_the_lists_of_exceptions_name_operations_that_exist(app: FastAPI) -> None:
    known = {declared.name for declared in operations(app)}

    assert (CHANGES_NOTHING | ELSEWHERE).keys() <= known

"""Two people who drop the same record at the same moment get one board."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from backend.access.permissions import Role
from tests.fixtures.alliances import AllianceInTest
from tests.imports.sending import WRITTEN_ON, send


def test_the_same_record_sent_twice_at_once_is_stored_once(alliance: AllianceInTest) -> None:
    callers = [alliance.caller(Role.coordinator) for _ in range(3)]

    def drop(caller: Any) -> Any:
        return send(alliance, caller=caller, document_date=WRITTEN_ON)

    with ThreadPoolExecutor(len(callers)) as people:
        answers = list(people.map(drop, callers))
    assert [answer.status_code for answer in answers] == [201, 201, 201]
    assert sorted(answer.json()["created"]["action_items"] for answer in answers) == [0, 0, 5]
    assert len(alliance.items("action-items")) == 5
    assert len(alliance.items("imports")) == 1
    sequences = [event["sequence"] for event in alliance.events()]
    assert sequences == list(range(1, len(sequences) + 1))

"""The examples of the description are taken as they stand: who copies one is not refused."""

import json

from fastapi import FastAPI

from tests.contract.operations import operations
from tests.contract.worlds import World
from tests.fixtures.alliances import AllianceInTest

#: What nobody can copy: records and secrets of an installation of one's own.
MADE_UP = ("01920000-0000-7000-8000", "bwk_")
#: Refused for who asks and not for what is sent: a coaching that one is not registered for, the only operator.
FOR_OTHERS = {"create_coaching_note": "not-taking-part", "anonymise_account": "last-operator"}


def test_every_example_that_can_be_copied_is_taken(app: FastAPI, alliance: AllianceInTest) -> None:
    world, tried, refused = World(alliance), 0, []
    for declared in operations(app):
        for example in (declared.body or {}).get("examples", []):
            if any(part in json.dumps(example) for part in MADE_UP):
                continue
            answer = world.caller.http.request(**world.request(declared, fresh=True) | {"json": example})
            tried += 1
            kind = None if answer.is_success else answer.json()["type"].rpartition("/")[2]
            if kind != FOR_OTHERS.get(declared.name):
                refused.append(f"{declared}: {answer.status_code} {answer.text}")

    assert not refused, f"Give an example that works on a new record: {refused}"
    assert tried > 100

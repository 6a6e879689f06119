"""What one alliance reads does not depend on what others have: no word, no id and no number of theirs is in it.

Every read is asked before and after the neighbours fill up, and its answer must stay the same to the byte. This sees
what no test for 404 can: exports, papers, figures and reports that gather over tables, and counts.
"""

import io
import json
import zipfile
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from backend.access.models import Token
from backend.access.permissions import Role
from backend.access.secrets import TOKEN, hash_secret, new_secret
from backend.core import clock
from tests.access.browsers import fresh, signed_in
from tests.contract.addresses import QUERIES
from tests.contract.expectations import is_allowed, is_own
from tests.contract.operations import ENDLESS, Declared, operations
from tests.contract.worlds import World
from tests.fixtures.alliances import AllianceInTest, Caller
from tests.search.indexed import index

#: Reads that may tell of others, and why.
FOR_EVERYBODY = {"list_sign_in_providers": "The sign-in page shows everybody the ways in of all town halls."}
#: The log keeps each of these, so that they come before the reads that show the log.
LOGGED = ("export_own_data", "export_person_data")
#: As much as there is of everything, and what is asked for with a word that the records of every alliance hold.
MOST = {"limit": "200", "include_deleted": "true", "title": "Aktionstage", "q": "Aktionstage"}
#: Dates of meetings that every alliance has.
DATES = {"read_year_plan": {"year": "2049"}, "find_clashes": {"on": "2049-10-20"}}
WHOLE = {"list_parties", "list_users", "list_people", "list_organisations", "list_groups", "list_alliance_duties"}
HINT = "Ask only for rows of the alliances that the actor sees; without a condition it is everybody's:\n"
Asked = Callable[[Declared], bool]


@pytest.fixture
def home(alliance: AllianceInTest) -> World:
    """An alliance with a record of each kind."""
    return filled(alliance)


@pytest.fixture
def far(app: FastAPI, client: TestClient) -> AllianceInTest:
    """An alliance of another municipality."""
    body = {"name": "Probestadt", "slug": "probestadt", "regional_key": "031010000000"}
    operator = Caller(client)
    return AllianceInTest(app, operator, operator.create("/municipalities", **body)["id"], "Weit weg", "WEG")


def filled(alliance: AllianceInTest) -> World:
    """A record of each kind, which search finds, and somebody in each role."""
    world = World(alliance)
    world.fill()
    for role in (Role.administrator, Role.coordinator, Role.guest):
        world.member(role)
    index(alliance)
    return world


class Reads:
    """Every read of the API, on the records of one world, as it was answered when this was made.

    `callers` are who asks, and what they may ask for: what is refused goes into the log that others read.
    """

    def __init__(self, world: World, callers: dict[str, tuple[Caller, Asked]]) -> None:
        self.callers, self.moment = callers, clock.now()
        kept = [one for one in operations(world.alliance.app) if not one.is_write and one.name not in ENDLESS]
        self.reads = [one for one in kept if one.name not in FOR_EVERYBODY]
        self.addresses = {one.name: world.address(one) for one in self.reads}
        self.queries = {one.name: _query(one, world) for one in self.reads}
        index(world.alliance)
        self.before = self._ask([*self._of(LOGGED), *self._of(())])

    def differing(self) -> list[str]:
        """What is answered in other words now: who asked what, and what stands there since."""
        after = self._ask([*self._of(()), *self._of(LOGGED)])
        return [
            f"{who}: {name}: {_parting(self.before[who, name], now)}"
            for (who, name), now in after.items()
            if now != self.before[who, name]
        ]

    def _of(self, logged: tuple[str, ...]) -> list[Declared]:
        return [one for one in self.reads if (one.name in LOGGED) is bool(logged)]

    def _ask(self, reads: list[Declared]) -> dict[tuple[str, str], bytes]:
        """The answers, all at the moment when this was made."""
        before = clock.freeze(lambda: self.moment)
        found = {
            (who, one.name): caller.http.get(self.addresses[one.name], params=self.queries[one.name])
            for one in reads
            for who, (caller, asks) in self.callers.items()
            if asks(one)
        }
        clock.freeze(before)
        refused = [
            f"{key}: {answer.text[:200]}" for key, answer in found.items() if answer.status_code not in (200, 404)
        ]
        assert not refused, refused
        return {key: _plain(key[1], answer.status_code, answer.content) for key, answer in found.items()}


def _query(one: Declared, world: World) -> dict[str, str]:
    known = {parameter["name"] for parameter in one.entry.get("parameters", []) if parameter["in"] == "query"}
    given = {name: value for name, value in MOST.items() if name in known and (name != "q" or one.name not in WHOLE)}
    return {**QUERIES.get(one.name, lambda _: {})(world), **given, **DATES.get(one.name, {})}


def _plain(name: str, status: int, content: bytes) -> bytes:
    """The content, unpacked; of what is logged without the entries that asking has left."""
    if status == 404:
        return b"404"
    if name in LOGGED:
        told = json.loads(content)
        told["events"] = [one for one in told["events"] if one["type"] != "personal_data.exported"]
        return json.dumps(told).encode()
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(part.encode() + archive.read(part) for part in sorted(archive.namelist()))


def _parting(before: bytes, now: bytes) -> str:
    place = next((at for at, (one, other) in enumerate(zip(before, now, strict=False)) if one != other), len(before))
    return f"…{now[max(0, place - 60) : place + 120].decode('utf-8', 'replace')}…"


def system_of(home: World) -> Caller:
    """A system with all rights of a coordinator in every alliance of the municipality."""
    secret, municipality = new_secret(TOKEN), home.ids["municipalities"]
    token = Token(
        name="tests", secret_hash=hash_secret(secret), hint="", role=Role.coordinator, municipality_id=municipality
    )
    with home.alliance.app.state.database.unit(write=True) as session:
        session.add(token)
    client = fresh(home.alliance.app)
    client.headers["Authorization"] = f"Bearer {secret}"
    return Caller(client)


def holding(role: Role) -> Asked:
    """What somebody with this role asks for."""
    return lambda one: is_own(one) or is_allowed(role, one)


def test_nothing_of_other_alliances_is_in_what_one_reads(
    home: World, other_alliance: AllianceInTest, far: AllianceInTest
) -> None:
    made = home.alliance.operator.create("/users", email="neu@stadt.example", name="N. Neu")
    newcomer = signed_in(home.alliance.app, made["sign_in_link"])
    roles = (Role.guest, Role.coordinator)
    reads = Reads(
        home,
        {
            **{role.value: (home.member(role), holding(role)) for role in roles},
            "newcomer": (newcomer, lambda one: is_own(one) or is_open(one)),
            "nobody": (Caller(fresh(home.alliance.app)), lambda one: one.permission is None),
        },
    )

    filled(other_alliance)
    filled(far)

    assert not (found := reads.differing()), HINT + "\n".join(found)


def is_open(declared: Declared) -> bool:
    """Whether whoever has no role anywhere is answered, as if there were nothing."""
    return "{" not in declared.path and is_allowed(Role.coordinator, declared)


def test_nothing_of_other_municipalities_is_in_what_one_reads(home: World, far: AllianceInTest) -> None:
    roles = (Role.administrator, Role.auditor)
    reads = Reads(
        home,
        {
            **{role.value: (home.member(role), holding(role)) for role in roles},
            "system": (system_of(home), lambda one: is_allowed(Role.coordinator, one) and not is_own(one)),
        },
    )

    filled(far)

    assert not (found := reads.differing()), HINT + "\n".join(found)

"""What an attacker sends: each of these once opened a door, kept the process from others or was answered with 500."""

import asyncio
import base64
import time
from collections.abc import AsyncGenerator
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.access.models import Token
from backend.access.permissions import Role
from backend.access.secrets import TOKEN, hash_secret, new_secret
from backend.activity import stream
from backend.activity.live import Live
from backend.core.door import Door
from backend.core.problems import Unauthorized
from backend.core.sheets import guarded
from backend.imports.problems import UnreadableDocument, WrongEncoding
from backend.imports.readers.files import read_file
from backend.publishing.names import Nameless
from backend.settings import Settings
from tests.access.browsers import fresh, invited, secret_of, sign_in, signed_in, with_password
from tests.access.test_tokens import caller
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.fixtures.servers import PUBLIC_URL
from tests.imports.test_readers import archive

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)


def operator_with(alliance: AllianceInTest, *scopes: str) -> Caller:
    """A system that runs the installation with these scopes only, as `token create --role operator --scope` makes."""
    secret = new_secret(TOKEN)
    token = Token(name="x", secret_hash=hash_secret(secret), hint="", role=Role.operator, scopes=sorted(scopes))
    with alliance.app.state.database.unit(write=True) as session:
        session.add(token)
    return caller(alliance, secret)


def test_a_scoped_operator_makes_no_operator(alliance: AllianceInTest) -> None:
    system = operator_with(alliance, "users:read", "users:write", "grants:read", "grants:write")
    account = {"email": "neu@stadt.example", "name": "A. Beispiel"}
    assert system.refused("POST", "/users", **account, is_operator=True)["status"] == 403
    user = system.create("/users", **account)
    assert system.refused("PATCH", f"/users/{user['id']}", is_operator=True)["status"] == 403
    boss = alliance.operator.create("/users", email="leitung@stadt.example", name="B. Muster", is_operator=True)
    assert system.refused("POST", f"/users/{boss['id']}/sign-in-links")["status"] == 403
    assert alliance.operator.create(f"/users/{boss['id']}/sign-in-links")["sign_in_link"]


def test_an_old_link_or_session_gives_no_new_rights(alliance: AllianceInTest) -> None:
    grant = invited(alliance, "c@stadt.example")
    inside = signed_in(alliance.app, grant["sign_in_link"])
    link = alliance.operator.create(f"/users/{grant['user']['id']}/sign-in-links")
    alliance.operator.change(f"/users/{grant['user']['id']}", is_operator=True)
    assert inside.http.get(f"{API}/session").status_code == 401
    assert sign_in(fresh(alliance.app), link=secret_of(link["sign_in_link"])).status_code == 401


def test_nobody_opens_an_account_in_somebody_elses_name(alliance: AllianceInTest) -> None:
    coordinator = with_password(alliance, "a@stadt.example", "coordinator")
    known = invited(alliance, "c@stadt.example")
    answers = [
        coordinator.refused("POST", f"{alliance.path}/grants", email=email, name="C. Probe", role="member")
        for email in ("c@stadt.example", "unbekannt@stadt.example")
    ]
    assert [one["status"] for one in answers] == [403, 403]
    assert answers[0]["detail"] == answers[1]["detail"], "nor learns whether the address has one"
    link = coordinator.create(f"/grants/{known['id']}/sign-in-links")
    assert link["sign_in_link"] is None, "only its owner reads it, in their mail"


def test_an_answer_is_not_repeated_to_who_may_no_longer_ask(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    made = alliance.create("tokens", name="Terminkalender", role="coordinator")
    system, body = caller(alliance, made["token"]), {"name": "B. Muster", "email": "b@stadt.example"}
    send = {"url": f"{API}{alliance.path}/people", "json": body, "headers": {"Idempotency-Key": "one"}}
    assert system.http.post(**send).status_code == 201
    assert system.http.post(**send).headers["idempotency-replayed"] == "true"
    alliance.coordinator.remove(f"/tokens/{made['id']}")
    assert system.http.post(**send).status_code == 401

    with_password(alliance, "d@stadt.example", "coordinator")
    person = with_password(alliance, "c@stadt.example", "coordinator")
    assert person.http.post(**send).status_code == 201
    other_alliance.operator.create(f"{other_alliance.path}/grants", email="c@stadt.example", role="reader")
    grant = next(one for one in alliance.items("grants") if one["user"]["email"] == "c@stadt.example")
    alliance.operator.change(f"/grants/{grant['id']}", role="reader")
    refused = person.http.post(**send)
    assert refused.status_code in (403, 422)
    assert "b@stadt.example" not in refused.text


def test_invented_credentials_do_not_lift_the_limit(alliance: AllianceInTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.core.door.WINDOW", 10**9)
    good = alliance.coordinator.http.headers["Authorization"]
    # The application has a door of its own; this narrow one stands before it.
    guest = TestClient(Door(alliance.app, Settings(requests_per_minute=20)), base_url=PUBLIC_URL)

    def ask(credentials: str) -> int:
        return guest.get(f"{API}/alliances", headers={"Authorization": credentials}).status_code

    assert ask(good) == 200
    assert {ask(f"Bearer {number}") for number in range(45)} == {401, 429}
    # Whoever has proven who they are is not shut out by a neighbour at the same address.
    assert ask(good) == 200


def test_a_forged_cursor_is_refused_unread(alliance: AllianceInTest) -> None:
    cursor = base64.urlsafe_b64encode(b"x" * 12 + b"[" * 1400).decode()
    assert alliance.coordinator.refused("GET", f"{alliance.path}/ideas", cursor=cursor)["status"] == 400


@pytest.mark.parametrize(
    "path", ["/%00", "/" + "a" * 300, "/..%2f..%2fpyproject.toml", "/assets/..%2f..%2fpyproject.toml"]
)
def test_no_address_reaches_beyond_the_interface(alliance: AllianceInTest, path: str) -> None:
    assert fresh(alliance.app).get(path).status_code == 404


def test_a_title_sets_no_header(alliance: AllianceInTest) -> None:
    item = alliance.create("action-items", title='Fest\r\nSet-Cookie: a=b\\"')
    answer = alliance.coordinator.http.get(f"{API}/action-items/{item['id']}/export")
    named = answer.headers["content-disposition"]
    assert answer.status_code == 200
    assert named.isprintable()
    assert named.count('"') == 2
    assert "\\" not in named


def test_a_flood_of_members_is_refused_at_once(alliance: AllianceInTest) -> None:
    body = "{" + ",".join(f'"a{number}":1' for number in range(150_000)) + "}"
    started = time.perf_counter()
    answer = fresh(alliance.app).post(f"{API}/session", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, len(answer.json()["errors"])) == (422, 1)
    assert time.perf_counter() - started < 1
    larger = fresh(alliance.app).post(
        f"{API}/session", content=b" " * 2_100_000, headers={"Content-Type": "application/json"}
    )
    assert larger.status_code == 413


@pytest.mark.parametrize("text", ["a" * 20_000, "0" * 20_000, "A." * 10_000, "Dr-a" * 5_000])
def test_names_are_taken_out_in_linear_time(text: str) -> None:
    started = time.perf_counter()
    Nameless(["A. Beispiel"], ["Stadt"], "jemand").text(text)
    assert time.perf_counter() - started < 0.5
    assert Nameless([], [], "jemand").text("an a.beispiel@stadt.example.") == "an jemand."


def test_no_formula_in_any_width() -> None:
    for sign in "=+-@\n\uff1d\uff0b\uff0d\uff20":
        assert guarded(f"{sign}1+1")[0] == "'"


def word(body: str) -> bytes:
    document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return archive({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def odt(body: str) -> bytes:
    content = f"<office:x {ODF}><office:body><office:text>{body}</office:text></office:body></office:x>"
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


SPAN = '<w:tcPr><w:gridSpan w:val="x"/></w:tcPr>'
MALFORMED = {
    "a span that is no number": word(f"<w:tbl><w:tr><w:tc>{SPAN}<w:p/></w:tc></w:tr></w:tbl>"),
    "a level that is no number": word('<w:p><w:pPr><w:numPr><w:ilvl w:val="x"/></w:numPr></w:pPr></w:p>'),
    "runs in runs": word("<w:p>" + "<w:r>" * 5000 + "</w:r>" * 5000 + "</w:p>"),
    "blocks in blocks": word("<w:sdt>" * 5000 + "</w:sdt>" * 5000),
    "a digit that is no number": odt('<text:h text:outline-level="²">x</text:h>'),
    "a number without end": odt(f'<text:h text:outline-level="{"9" * 5000}">x</text:h>'),
    "sections in sections": odt("<text:section>" * 5000 + "</text:section>" * 5000),
    "a workbook that breaks off": archive({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook><sheets>"}),
}


@pytest.mark.parametrize("data", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_document_is_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        read_file("a.docx", data)


@pytest.mark.parametrize("charset", ["undefined", "punycode", "idna", "unicode_escape", "utf-7", "rot13", "zlib"])
def test_a_declared_encoding_is_one_that_texts_have(charset: str) -> None:
    with pytest.raises(WrongEncoding):
        read_file("a.txt", b"Idee: Fest", f"text/plain; charset={charset}")


def test_a_busy_stream_ends_with_the_right_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where something happens more often than the stream would fall silent."""
    asked = 0

    async def require(_request: Any, _alliance_id: str) -> None:
        nonlocal asked
        asked += 1
        if asked > 1:
            raise Unauthorized

    class Busy(Live):
        async def follow(self, _alliance_id: str, _after: int | None) -> AsyncGenerator[bytes, None]:
            while True:
                await asyncio.sleep(0.005)
                yield b"data: {}\n\n"

    async def listen() -> int:
        count = 0
        database: Any = None  # nothing is read from it
        state = SimpleNamespace(live=Busy(database), settings=Settings())
        request: Any = SimpleNamespace(app=SimpleNamespace(state=state))
        async for _message in stream._messages(request, "somebody", "", None):
            count += 1
            assert count < 500, "nobody asked whether the caller may still listen"
        return count

    monkeypatch.setattr(stream, "_require", require)
    monkeypatch.setattr(stream, "KEEP_ALIVE_SECONDS", 0.05)
    assert asyncio.run(asyncio.wait_for(listen(), 10)) > 1
    assert asked == 2

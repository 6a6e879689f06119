"""What only a running server shows: acts at the same moment, and what its log keeps."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.fixtures.alliances import Caller
from tests.fixtures.servers import Server, StartServer
from tests.participation.visitors import form_of

AT_ONCE = 8


@pytest.fixture
def server(start_server: StartServer) -> Server:
    """A server that writes down everything it does."""
    return start_server(log_level="debug")


@pytest.fixture
def operator(server: Server) -> Any:
    """Somebody who makes links there."""
    with server.client() as client:
        yield Caller(client)


@pytest.fixture
def card(operator: Caller) -> Any:
    """A card on which somebody is asked, with the address of their link as `url`."""
    town = operator.create("/municipalities", name="Musterstadt", slug="musterstadt")
    values = {"slug": "fest", "short_name": "F", "municipality_id": town["id"]}
    alliance = operator.create("/alliances", name="Fest", **values)
    person = operator.create(f"/alliances/{alliance['id']}/people", name="A. Beispiel")
    party = {"kind": "person", "id": person["id"], "name": person["name"]}
    item = operator.create(f"/alliances/{alliance['id']}/action-items", title="Turnier", assignments=[{"party": party}])
    link = operator.create(f"/action-items/{item['id']}/personal-links", person_id=person["id"])
    return {**item, "url": link["url"]}


def test_a_form_sent_many_times_at_once_is_done_once(operator: Caller, card: Any) -> None:
    with httpx.Client(trust_env=False, timeout=60) as browser:
        page = browser.get(card["url"]).text
        for act, typed in (
            ("accept", {}),
            ("comment", {"text": "Der Platz ist frei."}),
            ("date", {"when": "15.10.2099"}),
        ):
            body = {**form_of(page, act).hidden, **typed}
            with ThreadPoolExecutor(AT_ONCE) as pool:
                answers = list(pool.map(lambda _, body=body: browser.post(card["url"], data=body), range(AT_ONCE)))
            said = sorted(answer.headers["location"].rpartition("=")[2] for answer in answers)
            done = form_of(page, act).hidden["act"]
            word = {"accept": "accepted"}.get(done, done)
            assert said == [word] if AT_ONCE == 1 else sorted([word, *[f"already-{word}"] * (AT_ONCE - 1)])

    types = [one["type"] for one in operator.items(f"/action-items/{card['id']}/events")]
    for happened in ("assignment.accepted", "comment.created", "follow_up.created"):
        assert types.count(happened) == 1, happened


def test_no_log_keeps_a_link(server: Server, card: Any) -> None:
    secret = card["url"].rpartition("/")[2]
    with httpx.Client(trust_env=False, timeout=60) as browser:
        page = browser.get(card["url"])
        browser.post(card["url"], data=form_of(page.text, "accept").hidden)
        browser.post(card["url"], content=b"broken", headers={"Content-Type": "multipart/form-data"})
        browser.get(f"{card['url']}?done=accepted", headers={"Referer": card["url"]})
        browser.put(card["url"])

    log = server.log.read_text(encoding="utf-8")
    assert '"path": "/l/…"' in log
    assert secret not in log

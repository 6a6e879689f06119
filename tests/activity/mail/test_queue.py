"""The queue is visible to those who answer for it, without what only the recipient may read."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from backend.access.permissions import Role
from backend.activity.mail import sweeping
from backend.core.mail import MailState
from tests.access.browsers import fresh
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.fixtures.mail import MailServer, mails, queued

SECRET = "https://buendnis.example/l/bwk_my_secret"


@pytest.fixture
def failed(app: FastAPI, alliance: AllianceInTest, mail_server: MailServer) -> str:
    """The id of a mail of the alliance that the mail server did not take."""
    mail_id = queued(app, alliance_id=alliance.id, values={"url": SECRET})
    mail_server.refusals.append("550 5.1.1 no such user")
    mail_server.deliver(app)
    return mail_id


def test_what_failed_is_shown_with_the_servers_words(alliance: AllianceInTest, failed: str) -> None:
    (shown,) = alliance.coordinator.items("/mails", state="failed")

    assert (shown["id"], shown["state"], shown["attempts"]) == (failed, "failed", 1)
    assert shown["last_error"] == "550 5.1.1 no such user"
    assert shown["can"] == ["retry", "cancel"]
    assert alliance.events()[-1]["type"] == "mail.failed"


def test_links_of_others_are_never_shown(alliance: AllianceInTest, failed: str) -> None:
    everything = json.dumps([alliance.operator.items("/mails"), alliance.operator.get(f"/mails/{failed}")])

    assert "bwk_my_secret" not in everything + json.dumps(alliance.events())
    assert "text" not in json.loads(everything)[1]


def test_who_coordinates_sees_their_alliance_and_operators_all(
    app: FastAPI, alliance: AllianceInTest, other_alliance: AllianceInTest, failed: str
) -> None:
    elsewhere = queued(app, alliance_id=other_alliance.id)
    account = queued(app)

    assert [mail["id"] for mail in alliance.coordinator.items("/mails")] == [failed]
    assert [mail["id"] for mail in other_alliance.coordinator.items("/mails")] == [elsewhere]
    assert {mail["id"] for mail in alliance.operator.items("/mails")} == {failed, elsewhere, account}
    assert other_alliance.coordinator.refused("POST", f"/mails/{failed}/retry")["status"] == 404
    assert alliance.reader.refused("GET", "/mails")["status"] == 403


def test_a_failed_mail_is_sent_again(
    app: FastAPI, alliance: AllianceInTest, failed: str, mail_server: MailServer
) -> None:
    answer = alliance.coordinator.http.post(f"{API}/mails/{failed}/retry")

    assert (answer.status_code, answer.json()["state"]) == (200, "queued")
    assert mail_server.deliver(app) == 1
    assert alliance.coordinator.get(f"/mails/{failed}")["state"] == "sent"
    assert alliance.coordinator.refused("POST", f"/mails/{failed}/retry")["type"].endswith("/mail-not-open")


def test_a_mail_that_is_called_off_is_never_sent(
    app: FastAPI, alliance: AllianceInTest, mail_server: MailServer
) -> None:
    mail_id = queued(app, alliance_id=alliance.id)
    alliance.coordinator.remove(f"/mails/{mail_id}")

    assert mail_server.deliver(app) == 0
    (kept,) = mails(app)
    assert (kept.state, kept.text) == (MailState.cancelled, "")
    assert alliance.coordinator.items("/mails") == []


def test_the_state_of_the_mail_server(app: FastAPI, alliance: AllianceInTest, failed: str) -> None:
    queued(app, alliance_id=alliance.id)
    shown = alliance.coordinator.get("/mail-server")
    assert shown == {
        "is_configured": False, "host": None, "port": None, "security": None, "sender": None, "waiting": 1, "failed": 1
    }  # fmt: skip

    app.state.settings = MailServer(2525).settings(app.state.settings)
    assert alliance.coordinator.get("/mail-server")["host"] is None
    shown = alliance.operator.get("/mail-server")
    assert (shown["is_configured"], shown["host"], shown["port"]) == (True, "127.0.0.1", 2525)


def test_a_test_mail_says_what_the_server_answered(app: FastAPI, client: TestClient, mail_server: MailServer) -> None:
    operator, to = Caller(client), {"to": "betrieb@stadt.example"}
    unset = operator.http.post(f"{API}/mails/test", json=to, headers={"Accept-Language": "de"}).json()
    assert (unset["is_accepted"], unset["answer"][:26]) == (False, "Es sind kein Mailserver un")

    app.state.settings = mail_server.settings(app.state.settings)
    answer = operator.http.post(f"{API}/mails/test", json=to)
    assert answer.json() == {"is_accepted": True, "to": to["to"], "answer": "250 taken"}
    assert mail_server.take()[0]["To"] == to["to"]
    mail_server.refusals.append("554 5.7.1 relay access denied")
    assert operator.http.post(f"{API}/mails/test", json=to).json() == {
        "is_accepted": False, "to": to["to"], "answer": "554 5.7.1 relay access denied"
    }  # fmt: skip
    app.state.settings = mail_server.settings(app.state.settings, smtp_port=1)
    assert "refused" in operator.http.post(f"{API}/mails/test", json=to).json()["answer"]
    assert operator.refused("POST", "/mails/test")["errors"][0]["pointer"] == "#/to", "a token has no address"


def test_test_mails_are_the_operators(alliance: AllianceInTest) -> None:
    assert alliance.caller(Role.coordinator).refused("POST", "/mails/test")["status"] == 403
    assert fresh(alliance.app).post(f"{API}/mails/test", json={}).status_code == 401


def test_old_entries_are_deleted_and_what_waits_stays(
    app: FastAPI, alliance: AllianceInTest, failed: str, frozen_clock: Any
) -> None:
    waiting = queued(app)
    assert sweeping.run(app.state.database, app.state.settings) == 0
    frozen_clock(datetime.now(UTC) + timedelta(days=91))

    assert sweeping.run(app.state.database, app.state.settings) == 1
    assert [mail.id for mail in mails(app)] == [waiting]

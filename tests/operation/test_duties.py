"""The worker's duties: each goes on whatever happens to the others, inside the server or beside it."""

import time
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient

from backend.main import create_app
from backend.operation.duties import DUTIES, Duty
from backend.operation.worker import Worker
from tests.fixtures.mail import MailServer, mails, queued

PATIENCE_SECONDS = 30


def becomes(read: Callable[[], Any], expected: Any) -> bool:
    """Whether `read()` becomes equal to `expected` before long."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while read() != expected and time.monotonic() < deadline:
        time.sleep(0.05)
    return bool(read() == expected)


def test_a_duty_that_fails_stops_neither_the_others_nor_itself(app: FastAPI, client: TestClient) -> None:
    turns: dict[str, int] = {"broken": 0, "sound": 0}

    def broken(*_: Any) -> int:
        turns["broken"] += 1
        raise RuntimeError("no luck")

    def sound(*_: Any) -> int:
        turns["sound"] += 1
        return 0

    duties = [Duty("broken", 0.01, broken), Duty("sound", 0.01, sound)]
    worker = Worker(app.state.database, app.state.settings, duties)
    worker.start()
    assert becomes(lambda: min(turns.values()) >= 3, True)
    worker.stop()
    ended = dict(turns)
    time.sleep(0.1)

    assert turns == ended, "a stop is a stop"


def test_the_small_installation_sends_mails_itself(app: FastAPI, mail_server: MailServer) -> None:
    settings = mail_server.settings(app.state.settings, worker="inside")
    queued(app)
    with TestClient(create_app(settings)):
        assert becomes(lambda: [mail.state for mail in mails(app)], ["sent"])

    assert len(mail_server.take()) == 1


def test_with_a_worker_apart_the_server_sends_nothing(app: FastAPI, mail_server: MailServer, start_worker: Any) -> None:
    queued(app)
    with TestClient(create_app(mail_server.settings(app.state.settings, worker="apart"))):
        time.sleep(1)
    assert mail_server.take() == []
    given = mail_server.settings(app.state.settings).model_dump(include={"smtp_host", "smtp_port", "mail_from"})
    start_worker(smtp_security="none", **given)

    assert becomes(lambda: [mail.state for mail in mails(app)], ["sent"])


def test_duties_have_names_of_their_own() -> None:
    assert len({duty.name for duty in DUTIES}) == len(DUTIES)

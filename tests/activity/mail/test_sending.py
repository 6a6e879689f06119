"""Mails go out over a real mail server: what it refuses is tried again or shown, and nothing is lost."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from sqlmodel import Session
from starlette.testclient import TestClient

from backend.activity.mail import sending
from backend.core import mail
from backend.core.mail import Mail, MailState
from tests.fixtures.mail import MailServer, StartMailServer, certificate, mails, queued, signing_in

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def only(app: FastAPI) -> Any:
    """The one mail that is stored."""

    def read() -> Mail:
        found = mails(app)
        assert len(found) == 1
        return found[0]

    return read


def test_the_text_is_erased_once_it_was_sent(app: FastAPI, mail_server: MailServer, only: Any) -> None:
    queued(app)
    assert "Guten Tag" in only().text

    mail_server.deliver(app)
    sent = only()
    assert (sent.state, sent.text, sent.html) == (MailState.sent, "", "")
    assert sent.sent_at is not None
    assert mail_server.deliver(app) == 0


def test_the_same_key_is_queued_once(app: FastAPI, mail_server: MailServer) -> None:
    assert queued(app, dedupe_key="reset:1") == queued(app, dedupe_key="reset:1") != queued(app, dedupe_key="reset:2")
    assert mail_server.deliver(app) == 2


def test_two_writers_with_the_same_key_at_once(app: FastAPI, client: TestClient) -> None:
    barrier = threading.Barrier(2)
    ids: list[str] = []

    def write() -> None:
        barrier.wait()

        def work(session: Any) -> str:
            given = {
                "to": "a@stadt.example",
                "template": "test",
                "language": None,
                "values": {"url": "https://x.example"},
            }
            return mail.queue(session, dedupe_key="same", **given).id

        ids.append(app.state.database.run(work, write=True))

    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(ids) == 2
    assert len(set(ids)) == len(mails(app)) == 1


def test_a_mail_of_a_change_that_fails_is_never_sent(app: FastAPI, mail_server: MailServer) -> None:
    def fail(session: Session) -> None:
        values = {"url": "https://x.example"}
        mail.queue(session, to="a@stadt.example", template="test", language=None, values=values)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        app.state.database.run(fail, write=True)

    assert mail_server.deliver(app) == 0


def test_without_a_mail_server_mails_wait(app: FastAPI, mail_server: MailServer, only: Any) -> None:
    queued(app)

    assert sending.run(app.state.database, app.state.settings) == 0
    assert (only().state, only().attempts) == (MailState.queued, 0)
    assert mail_server.deliver(app) == 1


def test_what_is_refused_for_now_is_tried_again_later_and_later(
    app: FastAPI, mail_server: MailServer, only: Any, frozen_clock: Any
) -> None:
    frozen_clock(MORNING)
    queued(app)
    mail_server.refusals += ["451 4.7.1 greylisted"] * (len(sending.PAUSES) + 1)
    moment, pauses = MORNING, []
    for attempt in range(1, len(sending.PAUSES) + 1):
        assert mail_server.deliver(app) == 0
        kept = only()
        assert (kept.state, kept.attempts, kept.last_error) == (MailState.queued, attempt, "451 4.7.1 greylisted")
        assert mail_server.deliver(app) == 0, "not before it is due"
        assert only().attempts == attempt
        pauses.append(kept.due_at - moment)
        moment = kept.due_at
        frozen_clock(moment)

    assert all(0.8 * planned <= pause <= 1.2 * planned for planned, pause in zip(sending.PAUSES, pauses, strict=True))
    mail_server.deliver(app)
    assert only().state == MailState.failed


@pytest.mark.parametrize("place", ["refusals", "data_refusals"])
def test_what_is_refused_for_good_is_failed_with_the_servers_words(
    app: FastAPI, mail_server: MailServer, only: Any, place: str
) -> None:
    queued(app)
    getattr(mail_server, place).append("550 5.1.1 no such user")

    assert mail_server.deliver(app) == 0
    assert (only().state, only().last_error) == (MailState.failed, "550 5.1.1 no such user")
    assert "Guten Tag" in only().text, "it can be tried again"
    assert mail_server.deliver(app) == 0


def test_one_refused_mail_does_not_hold_up_the_others(app: FastAPI, mail_server: MailServer) -> None:
    for number in range(3):
        queued(app, to=f"m{number}@stadt.example")
    mail_server.refusals.append("550 5.1.1 no such user")

    assert mail_server.deliver(app) == 2
    assert [found.state for found in mails(app)] == [MailState.failed, MailState.sent, MailState.sent]


def test_a_server_that_is_away_fails_no_mail(app: FastAPI, mail_server: MailServer, only: Any) -> None:
    queued(app)

    assert mail_server.deliver(app, smtp_port=1) == 0
    assert only().state == MailState.queued
    assert "refused" in only().last_error


def test_who_dies_after_handing_over_sends_it_again_under_the_same_id(
    app: FastAPI, mail_server: MailServer, start_worker: Any, frozen_clock: Any, only: Any
) -> None:
    mail_id = queued(app)
    given = mail_server.settings(app.state.settings).model_dump(include={"smtp_host", "smtp_port", "mail_from"})
    worker = start_worker(smtp_security="none", **given)
    # The server has taken the mail, and before it can say so the worker is gone.
    mail_server.after_taking = worker.kill
    worker.wait(60)
    mail_server.after_taking = None
    assert only().state == MailState.sending
    assert mail_server.deliver(app) == 0, "it is still somebody's"

    frozen_clock(datetime.now(UTC) + timedelta(seconds=sending.LEASE_SECONDS + 1))
    assert mail_server.deliver(app) == 1
    first, second = mail_server.take()
    assert first["Message-ID"] == second["Message-ID"] == f"<{mail_id}@stadt.example>"


def test_two_workers_share_the_queue(app: FastAPI, mail_server: MailServer) -> None:
    for number in range(30):
        queued(app, to=f"m{number}@stadt.example")
    threads = [threading.Thread(target=mail_server.deliver, args=(app,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(mail_server.received) == 30
    assert len({arrived["Message-ID"] for arrived in mail_server.received}) == 30


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_an_encrypted_connection_with_a_password(
    app: FastAPI, start_mail_server: StartMailServer, tmp_path: Path, only: Any, security: str
) -> None:
    context, trusted = certificate(tmp_path)
    options = {"tls_context": context, "require_starttls": True} if security == "starttls" else {"ssl_context": context}
    server = start_mail_server(**options, **signing_in("buendnis", "geheim"))
    queued(app)
    given = {"smtp_security": security, "smtp_user": "buendnis"}

    assert server.deliver(app, **given, smtp_password="geheim") == 0, "nobody vouches for this certificate"
    assert "certificate" in only().last_error.lower()
    due(app)
    assert server.deliver(app, **given, smtp_password="falsch", smtp_ca_file=trusted) == 0
    assert "535" in only().last_error
    assert only().state == MailState.queued, "the password is wrong, not the mail"
    due(app)
    assert server.deliver(app, **given, smtp_password="geheim", smtp_ca_file=trusted) == 1


def due(app: FastAPI) -> None:
    """Let every mail that waits be due."""
    with app.state.database.unit(write=True) as session:
        for found in mails(app):
            session.merge(found).due_at = datetime.now(UTC)

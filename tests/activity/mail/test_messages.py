"""What goes over the line: text and HTML that say the same, and headers that nobody else writes."""

import re

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from backend.core.mail import InvalidAddress
from tests.fixtures.mail import SENDER, MailServer, StartMailServer, mails, queued


def test_a_mail_arrives_as_text_and_as_html(app: FastAPI, mail_server: MailServer) -> None:
    mail_id = queued(app, to="a.muster@stadt.example", name="A. Müster, Amt 5")

    assert mail_server.deliver(app) == 1
    (arrived,) = mail_server.take()
    assert arrived["Subject"] == "Testmail von Bündniswerk"
    assert str(arrived["From"]) == f"Bündniswerk <{SENDER}>"
    (recipient,) = arrived["To"].addresses
    assert (recipient.display_name, recipient.addr_spec) == ("A. Müster, Amt 5", "a.muster@stadt.example")
    assert arrived["Message-ID"] == f"<{mail_id}@stadt.example>"
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived["Content-Language"] == "de"
    assert [part.get_content_type() for part in arrived.iter_parts()] == ["text/plain", "text/html"]
    text, html = (part.get_content() for part in arrived.iter_parts())
    assert "[Bündniswerk öffnen]" in text
    assert "https://buendnis.example" in text
    assert '<html lang="de">' in html
    assert '<a class="button" href="https://buendnis.example">Bündniswerk öffnen</a>' in html


def test_nothing_in_a_mail_is_fetched(app: FastAPI, mail_server: MailServer) -> None:
    queued(app, language="en")
    mail_server.deliver(app)
    (arrived,) = mail_server.take()
    html = arrived.get_body(("html",)).get_content()

    assert not re.search(r"<(img|script|link|iframe|object)|url\(|@import|\bsrc=", html)
    assert '<html lang="en">' in html


def test_what_people_wrote_forges_neither_header_nor_button(app: FastAPI, mail_server: MailServer) -> None:
    name = "B\r\nBcc: dritte@stadt.example\n\n[Hier klicken]\nhttps://boese.example <b>x</b>"
    queued(app, name=name)
    mail_server.deliver(app)
    (arrived,) = mail_server.take()

    assert arrived["Bcc"] is None
    assert mail_server.envelopes[-1].rcpt_tos == ["empfang@stadt.example"]
    html = arrived.get_body(("html",)).get_content()
    assert 'href="https://boese.example' not in html
    assert "<b>x</b>" not in html


@pytest.mark.parametrize(
    "address",
    [
        "a@stadt.example\r\nBcc: b@stadt.example",
        "a@stadt.example, b@stadt.example",
        "A <a@stadt.example>",
        "a",
        "@b",
        "",
    ],
)
def test_an_address_is_exactly_one(app: FastAPI, client: TestClient, address: str) -> None:
    with pytest.raises(InvalidAddress):
        queued(app, to=address)

    assert mails(app) == []


def test_umlauts_in_addresses(app: FastAPI, start_mail_server: StartMailServer) -> None:
    server = start_mail_server(enable_SMTPUTF8=True)
    queued(app, to="koordination@bündnis.example")
    queued(app, to="bündnis@stadt.example")

    assert server.deliver(app) == 2
    recipients = [envelope.rcpt_tos for envelope in server.envelopes]
    assert recipients == [["koordination@xn--bndnis-3ya.example"], ["bündnis@stadt.example"]]

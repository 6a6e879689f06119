"""`/.well-known/security.txt` (RFC 9116)."""

from datetime import datetime, timedelta

from starlette.testclient import TestClient

from backend.core.clock import now
from backend.main import create_app
from backend.settings import Settings
from tests.fixtures.servers import PUBLIC_URL

PATH = "/.well-known/security.txt"


def test_without_a_contact_there_is_no_such_file(anonymous: TestClient) -> None:
    answer = anonymous.get(PATH)

    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_who_found_a_weakness_reads_where_to_report_it(settings: Settings) -> None:
    told = {
        "security_contact": "sicherheit@stadt.example, https://stadt.example/melden",
        "security_policy": "https://stadt.example/regeln",
    }
    with TestClient(create_app(settings.model_copy(update=told)), base_url=PUBLIC_URL) as http:
        answer = http.get(PATH)

    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    fields = [line.split(": ", 1) for line in answer.text.splitlines()]
    assert [value for name, value in fields if name == "Contact"] == [
        "mailto:sicherheit@stadt.example",
        "https://stadt.example/melden",
    ]
    single = dict(fields)
    assert single["Policy"] == "https://stadt.example/regeln"
    assert single["Preferred-Languages"] == "de, en"
    assert single["Canonical"].endswith(PATH)
    assert timedelta() < datetime.fromisoformat(single["Expires"]) - now() < timedelta(days=365)

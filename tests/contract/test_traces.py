"""What is written down of who was turned away, and of how somebody proved who they are."""

import structlog
from sqlmodel import select
from starlette.testclient import TestClient

from backend.access.permissions import Role
from backend.access.secrets import LINK, new_secret
from backend.core.events import Event
from backend.main import create_app
from backend.settings import Settings
from tests.access.browsers import fresh, invited, secret_of, sign_in
from tests.contract.test_headers import SECURE_URL
from tests.fixtures.alliances import API, AllianceInTest


def test_who_is_denied_is_written_down(settings: Settings, alliance: AllianceInTest) -> None:
    """Also for reads, which leave no other trace: who, from where, what (ASVS 16.3.2)."""
    reader = alliance.caller(Role.reader, None).http.headers["authorization"]
    secret = new_secret(LINK)
    http = TestClient(create_app(settings.model_copy(update={"log_level": "info"})), base_url=SECURE_URL)
    with structlog.testing.capture_logs() as lines:
        assert http.get(f"{API}/users").status_code == 401
        assert http.get(f"{API}/users", headers={"Authorization": reader}).status_code == 403
        assert http.get(f"{API}/users", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
        assert http.get(f"{API}/alliances", headers={"Authorization": reader}).status_code == 200
    told = [line for line in lines if line["event"] == "request"]

    assert [line["status"] for line in told] == [401, 403, 401], "what is allowed to read leaves no trace"
    assert {line["client"] for line in told} == {"testclient"}
    assert ["caller" in line for line in told] == [False, True, False]
    assert secret not in str(lines)


def test_how_somebody_proved_who_they_are_is_written_down(alliance: AllianceInTest) -> None:
    """The session, which also knows it, is gone once it has ended (ASVS 16.3.1)."""
    link = invited(alliance, "a@stadt.example")["sign_in_link"]
    assert sign_in(fresh(alliance.app), link=secret_of(link)).status_code == 201

    with alliance.app.state.database.unit() as session:
        started = session.exec(select(Event).where(Event.type == "session.started")).all()

    assert [event.changes for event in started] == [{"amr": [None, ["link"]]}]

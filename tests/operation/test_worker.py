"""The worker: what has ended is swept, what is in use stays."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import Session

from backend.operation.sweeping import sweep
from tests.access.browsers import PASSWORD, fresh, invited, secret_of, sign_in, with_password
from tests.fixtures.alliances import API, AllianceInTest

EMAIL = "mitglied@stadt.example"
IDLE_DAYS = 7


def swept(alliance: AllianceInTest) -> dict[str, int]:
    """How many rows of each kind a sweep deletes."""

    def work(session: Session) -> dict[str, int]:
        return sweep(session, IDLE_DAYS)

    counts: dict[str, int] = alliance.app.state.database.run(work, write=True)
    return counts


def test_what_is_in_use_stays_and_what_has_ended_goes(alliance: AllianceInTest, frozen_clock: Any) -> None:
    member = with_password(alliance, EMAIL)
    link = secret_of(invited(alliance, "neu@stadt.example")["sign_in_link"])
    sign_in(fresh(alliance.app), email=EMAIL, password="geraten")
    headers = {"Idempotency-Key": "the-same"}
    assert member.http.post(f"{API}{alliance.path}/ideas", json={"text": "Fest"}, headers=headers).status_code == 201

    assert set(swept(alliance).values()) == {0}
    assert member.http.get(f"{API}/session").status_code == 200
    frozen_clock(datetime.now(UTC) + timedelta(days=8))

    # The member's own link was used and the other one was not; both are over.
    assert swept(alliance) == {"sessions": 1, "links": 2, "answers": 1, "failures": 2}
    assert member.http.get(f"{API}/session").status_code == 401
    assert sign_in(fresh(alliance.app), link=link).status_code == 401
    assert sign_in(fresh(alliance.app), email=EMAIL, password=PASSWORD).status_code == 201
    assert set(swept(alliance).values()) == {0}

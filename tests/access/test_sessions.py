"""Sessions: seen and ended by whoever they belong to."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import select
from starlette.testclient import TestClient

from backend.core.mail import Mail
from tests.access.browsers import PASSWORD, fresh, invited, sign_in, signed_in, with_password
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.fixtures.servers import PUBLIC_URL

EMAIL = "mitglied@stadt.example"


def test_signing_out_ends_the_session_everywhere(alliance: AllianceInTest) -> None:
    member = signed_in(alliance.app, invited(alliance, EMAIL)["sign_in_link"])
    stolen = TestClient(alliance.app, base_url=PUBLIC_URL, cookies=dict(member.http.cookies))

    answer = member.http.delete(f"{API}/session")

    assert answer.status_code == 204
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert '"storage"' in answer.headers["clear-site-data"]
    assert member.http.get(f"{API}/session").status_code == 401
    assert stolen.get(f"{API}/session").status_code == 401
    assert member.http.delete(f"{API}/session").status_code == 204, "whoever is out stays out"


def test_another_page_cannot_sign_somebody_out(alliance: AllianceInTest) -> None:
    member = signed_in(alliance.app, invited(alliance, EMAIL)["sign_in_link"])
    foreign = TestClient(alliance.app, base_url=PUBLIC_URL, cookies=dict(member.http.cookies))

    assert foreign.delete(f"{API}/session").status_code == 403
    assert member.get("/session")["user"]["email"] == EMAIL


def test_a_session_ends_when_it_is_not_used_and_at_its_end(alliance: AllianceInTest, frozen_clock: Any) -> None:
    member, start = signed_in(alliance.app, invited(alliance, EMAIL)["sign_in_link"]), datetime.now(UTC)
    for day in range(6, 30, 6):
        frozen_clock(start + timedelta(days=day))
        assert member.http.get(f"{API}/session").status_code == 200, "it is in use"
    frozen_clock(start + timedelta(days=30, minutes=1))
    assert member.http.get(f"{API}/session").status_code == 401, "used or not, it ends after a month"


def test_an_idle_session_ends(alliance: AllianceInTest, frozen_clock: Any) -> None:
    member = signed_in(alliance.app, invited(alliance, EMAIL)["sign_in_link"])
    frozen_clock(datetime.now(UTC) + timedelta(days=7, minutes=1))

    assert member.http.get(f"{API}/session").status_code == 401


def test_signing_in_again_replaces_the_browsers_session(alliance: AllianceInTest) -> None:
    member = with_password(alliance, EMAIL)
    before = dict(member.http.cookies)

    assert sign_in(member.http, email=EMAIL, password=PASSWORD).status_code == 201

    assert len(member.items("/sessions")) == 1
    assert TestClient(alliance.app, base_url=PUBLIC_URL, cookies=before).get(f"{API}/session").status_code == 401


def test_everybody_sees_and_ends_their_own_sessions_only(alliance: AllianceInTest) -> None:
    member = with_password(alliance, EMAIL)
    elsewhere = Caller(fresh(alliance.app))
    sign_in(elsewhere.http, email=EMAIL, password=PASSWORD)
    somebody = with_password(alliance, "andere@stadt.example")

    shown = member.items("/sessions")
    assert [one["is_current"] for one in shown].count(True) == 1
    assert len(shown) == 2
    [other] = [one for one in shown if not one["is_current"]]
    assert somebody.refused("GET", f"/sessions/{other['id']}")["status"] == 404
    assert somebody.refused("DELETE", f"/sessions/{other['id']}")["status"] == 404
    assert member.http.delete(f"{API}/sessions/{other['id']}").status_code == 428

    member.remove(f"/sessions/{other['id']}")

    assert elsewhere.http.get(f"{API}/session").status_code == 401
    assert len(member.items("/sessions")) == 1


def test_sessions_come_in_pages(alliance: AllianceInTest) -> None:
    member = with_password(alliance, EMAIL)
    for _ in range(2):
        sign_in(fresh(alliance.app), email=EMAIL, password=PASSWORD)

    first = member.get("/sessions", limit=2)
    rest = member.http.get(first["next"]).json()

    assert len({one["id"] for one in first["items"] + rest["items"]}) == 3
    assert rest["next"] is None


def test_a_token_has_an_answer_but_no_account(alliance: AllianceInTest) -> None:
    shown = alliance.reader.get("/session")

    assert (shown["kind"], shown["user"]) == ("token", None)
    assert [one["id"] for one in shown["alliances"]] == [alliance.id]
    for path in ("/sessions", "/account"):
        assert alliance.reader.refused("GET", path)["status"] == 403


def test_what_was_signed_into_is_written_down_without_secrets(alliance: AllianceInTest) -> None:
    grant = invited(alliance, EMAIL)
    signed_in(alliance.app, grant["sign_in_link"])

    told = str(alliance.operator.items(f"{alliance.path}/events", limit=200))

    assert "sign_in_link.created" in told
    assert "bwk_" not in told


def test_all_other_sessions_end_at_once(alliance: AllianceInTest) -> None:
    member = with_password(alliance, EMAIL)
    elsewhere = [fresh(alliance.app) for _ in range(2)]
    for browser in elsewhere:
        sign_in(browser, email=EMAIL, password=PASSWORD)

    assert member.http.delete(f"{API}/sessions").status_code == 204

    assert {browser.get(f"{API}/session").status_code for browser in elsewhere} == {401}
    assert [one["is_current"] for one in member.items("/sessions")] == [True]


def test_an_operator_sees_and_ends_somebodys_sessions(alliance: AllianceInTest) -> None:
    member, coordinator = with_password(alliance, EMAIL), with_password(alliance, "k@stadt.example", "coordinator")
    [user] = alliance.operator.items("/users", q=EMAIL)
    path = f"/users/{user['id']}/sessions"
    assert [one["amr"] for one in alliance.operator.items(path)] == [["link"]]
    for method in ("GET", "DELETE"):
        assert coordinator.refused(method, path)["status"] == 403

    assert alliance.operator.http.delete(API + path).status_code == 204

    assert member.http.get(f"{API}/session").status_code == 401
    assert alliance.operator.items(path) == []


def test_a_new_kind_of_device_is_told_to_its_owner(alliance: AllianceInTest) -> None:
    with_password(alliance, EMAIL)
    kinds = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0": "Firefox, Linux",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605 Version/26 Safari/604": "Safari, iPhone",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/150.0 Safari/537 Edg/150.0": "Edge, Windows",
    }
    for agent in [*kinds, *kinds]:
        browser = fresh(alliance.app)
        browser.headers["User-Agent"] = agent
        assert sign_in(browser, email=EMAIL, password=PASSWORD).status_code == 201

    with alliance.app.state.database.unit() as session:
        told = session.exec(select(Mail).where(Mail.to == EMAIL, Mail.template == "new-device").order_by(Mail.id)).all()
    assert [kind in mail.text for kind, mail in zip(kinds.values(), told, strict=True)] == [True, True, True]

"""What an attacker with an account, a token or a file of their own tries against access and the ways in."""

from threading import Event, Thread

from fastapi import FastAPI
from sqlmodel import Session, col, select

from backend.access.accounts import service as accounts
from backend.access.actors import SYSTEM
from backend.access.models import Grant, User
from tests.access.browsers import invited, signed_in
from tests.access.test_tokens import caller
from tests.fixtures.alliances import API, AllianceInTest, Caller


def operator_with_session(alliance: AllianceInTest) -> Caller:
    """An operator who is signed in in a browser."""
    made = alliance.operator.create("/users", email="betreuung@stadt.example", name="A. Beispiel", is_operator=True)
    return signed_in(alliance.app, made["sign_in_link"])


def test_a_token_gets_no_stronger_one_by_giving_it_a_new_secret(alliance: AllianceInTest) -> None:
    strong = alliance.create("tokens", name="Fachverfahren", role="coordinator")
    scopes = ["tokens:read", "tokens:write", "ideas:read"]
    weak = caller(alliance, alliance.create("tokens", name="Verwaltung", role="coordinator", scopes=scopes)["token"])
    equal = alliance.create("tokens", name="Anzeige", role="reader", scopes=["ideas:read"])

    assert weak.refused("POST", f"/tokens/{strong['id']}/rotation")["status"] == 403
    assert weak.http.post(f"{API}/tokens/{equal['id']}/rotation").status_code == 200
    assert caller(alliance, strong["token"]).http.get(f"{API}{alliance.path}").status_code == 200


def test_an_operators_token_for_one_alliance_opens_no_other(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    somebody = operator_with_session(alliance)
    scopes = ["alliances:read", "users:read", "people:read", "people:write"]
    made = somebody.create("/personal-tokens", name="Skript", scopes=scopes, alliance_id=alliance.id)
    system = caller(alliance, made["token"])

    assert system.create(f"{alliance.path}/people", name="A. Beispiel")["name"] == "A. Beispiel"
    assert [one["id"] for one in system.items("/alliances")] == [alliance.id]
    assert system.refused("GET", other_alliance.path)["status"] == 404
    assert system.refused("GET", f"{other_alliance.path}/people")["status"] == 404
    assert system.http.get(f"{API}/users").status_code == 403 or system.items("/users") == []


def test_who_may_export_only_reads_nothing(alliance: AllianceInTest) -> None:
    item = alliance.create("action-items", title="Spielplatzfest")
    alliance.create("ideas", text="Spielplatzfest")
    made = alliance.create("tokens", name="Sicherung", role="coordinator", scopes=["exports:read"])
    system = caller(alliance, made["token"])

    for path in (f"{alliance.path}/action-items", f"{alliance.path}/ideas", f"/action-items/{item['id']}"):
        answer = system.http.get(f"{API}{path}/export", params={"format": "json"})
        assert answer.status_code == 403, answer.text


def test_a_role_given_by_hand_stays_what_it_was_given_as(alliance: AllianceInTest) -> None:
    grant = invited(alliance, "c@stadt.example", "reader")
    with alliance.app.state.database.unit(write=True) as session:
        # As if the town hall's sign-in had given it, and taken it back.
        session.get_one(Grant, grant["id"]).source = "0190a1b2-0000-7000-8000-000000000000"
    alliance.operator.remove(f"/grants/{grant['id']}")

    again = invited(alliance, "c@stadt.example", "reader")

    with alliance.app.state.database.unit() as session:
        assert session.get_one(Grant, again["id"]).source is None


def test_two_operators_do_not_lock_each_other_out_at_once(alliance: AllianceInTest, app: FastAPI) -> None:
    emails = [f"{name}@stadt.example" for name in "ab"]
    ids = [alliance.operator.create("/users", email=one, name=one, is_operator=True)["id"] for one in emails]
    database, second_asks, refused = app.state.database, Event(), []

    def second() -> None:
        second_asks.wait(5)

        def lock(session: Session) -> None:
            accounts.set_disabled(session, SYSTEM, session.get_one(User, ids[1]), True)

        try:
            database.run(lock, write=True)
        except accounts.LastOperator as problem:
            refused.append(problem)

    thread = Thread(target=second)
    thread.start()
    with database.unit(write=True) as session:
        accounts.set_disabled(session, SYSTEM, session.get_one(User, ids[0]), True)
        second_asks.set()
        thread.join(0.5)
    thread.join(10)

    with database.unit() as session:
        left = session.execute(select(User.id).where(User.is_operator, col(User.disabled_at).is_(None))).scalars().all()
    assert (len(left), len(refused)) == (1, 1)

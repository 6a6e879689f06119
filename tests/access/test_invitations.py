"""Invitations: access comes by mail, to whoever reads that mailbox, and nobody learns more than they are told."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from backend.access.models import User
from backend.core.clock import now
from tests.access.browsers import PASSWORD, fresh, invited, sign_in, signed_in, with_password
from tests.access.mailboxes import last_mail, link_in, mails_to
from tests.fixtures.alliances import API, AllianceInTest, Caller

EMAIL = "neu@stadt.example"
WHOLE = {"email": EMAIL, "name": "B. Muster", "role": "member"}


@pytest.fixture
def coordinator(alliance: AllianceInTest) -> Caller:
    """A coordinator who signed in as people do."""
    return with_password(alliance, "koordination@stadt.example", "coordinator")


def secret_for(alliance: AllianceInTest, email: str = EMAIL) -> str:
    """The secret in the last mail to this address."""
    return link_in(last_mail(alliance, email), "invitation").partition("#secret=")[2]


def preview(browser: TestClient, secret: str) -> Any:
    """What the page behind the link shows."""
    return browser.post(f"{API}/invitation-previews", json={"secret": secret})


def accept(browser: TestClient, secret: str, **body: str) -> Any:
    """The answer to accepting."""
    return browser.post(f"{API}/invitation-acceptances", json={"secret": secret, **body})


def state_of(caller: Caller, invitation: dict[str, Any]) -> str:
    """How far an invitation has come."""
    return str(caller.get(f"/invitations/{invitation['id']}")["state"])


def test_somebody_new_joins_with_role_and_group(alliance: AllianceInTest, coordinator: Caller) -> None:
    group = alliance.create("groups", kind="project_group", name="Aktionstage")
    made = coordinator.create(f"{alliance.path}/invitations", **WHOLE, group_id=group["id"])
    assert (made["state"], made["can"], "secret" in str(made)) == ("sent", ["resend", "revoke"], False)
    mail = last_mail(alliance, EMAIL)
    assert (mail.subject, "Aktionstage" in mail.text) == ("Einladung: Leben mit Kindern", True)
    secret, browser = secret_for(alliance), fresh(alliance.app)
    shown = preview(browser, secret).json()
    assert (shown["place"], shown["group"], shown["role"]) == ("Leben mit Kindern", "Aktionstage", "member")
    assert (shown["state"], shown["has_account"], shown["email"]) == ("sent", False, EMAIL)
    assert preview(browser, secret).json() == shown, "looking changes nothing"

    answer = accept(browser, secret, name="B. Muster", password=PASSWORD)

    assert answer.status_code == 200, answer.text
    [joined] = answer.json()["alliances"]
    assert (joined["id"], joined["role"]) == (alliance.id, "member")
    [membership] = coordinator.items(f"/groups/{group['id']}/memberships")
    assert membership["party"] == {"kind": "person", "id": joined["person_id"], "name": "B. Muster"}
    assert Caller(browser).get("/session")["user"]["email"] == EMAIL
    assert sign_in(fresh(alliance.app), email=EMAIL, password=PASSWORD).status_code == 201
    assert state_of(coordinator, made) == "accepted"
    with alliance.app.state.database.unit() as session:
        assert session.exec(select(User).where(User.email == EMAIL)).one().email_verified_at is not None
    types = [event["type"] for event in alliance.events()]
    assert {"invitation.created", "invitation.accepted", "grant.created", "membership.created"} <= set(types)
    assert EMAIL not in str([one for one in alliance.events() if one["type"].startswith("invitation")])


def test_a_second_click_is_explained(alliance: AllianceInTest, coordinator: Caller) -> None:
    coordinator.create(f"{alliance.path}/invitations", **WHOLE)
    secret, browser = secret_for(alliance), fresh(alliance.app)
    accept(browser, secret, name="B. Muster", password=PASSWORD)

    assert accept(browser, secret).status_code == 200, "who accepted is where they wanted to be"
    assert preview(fresh(alliance.app), secret).json()["state"] == "accepted"
    again = accept(fresh(alliance.app), secret, name="X", password=PASSWORD)
    assert (again.status_code, again.json()["type"].rpartition("/")[2]) == (409, "invitation-not-valid")


def test_an_account_takes_the_role_only_after_its_owner_signed_in(
    alliance: AllianceInTest, other_alliance: AllianceInTest, coordinator: Caller
) -> None:
    owner = with_password(other_alliance, EMAIL)
    unknown = coordinator.create(f"{alliance.path}/invitations", **{**WHOLE, "email": "unbekannt@stadt.example"})
    known = coordinator.create(f"{alliance.path}/invitations", **WHOLE)
    own = {"id", "email", "created_at", "updated_at", "sent_at", "expires_at"}
    assert {k: v for k, v in known.items() if k not in own} == {k: v for k, v in unknown.items() if k not in own}
    secret = secret_for(alliance)
    assert owner.refused("GET", alliance.path)["status"] == 404, "nothing is given before"

    taken_over = accept(fresh(alliance.app), secret, name="X", password="ein ganz anderes Kennwort")
    assert (taken_over.status_code, taken_over.json()["type"].rpartition("/")[2]) == (401, "sign-in-to-accept")
    somebody_else = accept(coordinator.http, secret)
    assert somebody_else.json()["type"].rpartition("/")[2] == "invitation-for-somebody-else"
    assert preview(owner.http, secret).json()["has_account"] is True

    assert accept(owner.http, secret).status_code == 200
    assert owner.get(alliance.path)["role"] == "member"
    assert owner.get(other_alliance.path)["role"] == "member"
    assert sign_in(fresh(alliance.app), email=EMAIL, password=PASSWORD).status_code == 201


def test_an_account_opened_by_the_operator_is_claimed_by_its_mailbox(
    alliance: AllianceInTest, coordinator: Caller
) -> None:
    account = alliance.operator.create("/users", email=EMAIL, name="B. Muster")
    coordinator.create(f"{alliance.path}/invitations", **WHOLE)

    answer = accept(fresh(alliance.app), secret_for(alliance), name="B. Muster", password=PASSWORD)

    assert (answer.status_code, answer.json()["user"]["id"]) == (200, account["id"])
    link = account["sign_in_link"].partition("#link=")[2]
    assert sign_in(fresh(alliance.app), link=link).status_code == 401, "the way in that others may know is closed"


def test_resending_replaces_the_link_and_revoking_ends_it(
    alliance: AllianceInTest, coordinator: Caller, frozen_clock: Any
) -> None:
    made = coordinator.create(f"{alliance.path}/invitations", **WHOLE)
    path, first, start = f"/invitations/{made['id']}", secret_for(alliance), now()
    assert coordinator.refused("POST", f"{path}/mails")["type"].endswith("/invitation-just-sent")
    assert coordinator.refused("POST", f"{alliance.path}/invitations", **WHOLE)["status"] == 409
    frozen_clock(start + timedelta(minutes=6))
    assert coordinator.http.post(f"{API}{path}/mails").json()["state"] == "sent"
    second = secret_for(alliance)
    assert (first != second, len(mails_to(alliance, EMAIL))) == (True, 2)
    assert preview(fresh(alliance.app), first).status_code == 404

    assert coordinator.http.post(f"{API}{path}/revocation").json()["state"] == "revoked"
    assert coordinator.http.post(f"{API}{path}/revocation").status_code == 200
    assert accept(fresh(alliance.app), second, name="B. Muster", password=PASSWORD).status_code == 409
    assert coordinator.refused("POST", f"{path}/mails")["type"].endswith("/invitation-closed")
    states = [one["state"] for one in coordinator.items(f"{alliance.path}/invitations", state="revoked")]
    assert states == ["revoked"]


def test_an_invitation_expires(alliance: AllianceInTest, coordinator: Caller, frozen_clock: Any) -> None:
    made = coordinator.create(f"{alliance.path}/invitations", **WHOLE)
    secret, start = secret_for(alliance), now()
    frozen_clock(start + timedelta(days=15))

    assert preview(fresh(alliance.app), secret).json()["state"] == "expired"
    assert accept(fresh(alliance.app), secret, name="B. Muster", password=PASSWORD).status_code == 409
    assert [one["id"] for one in alliance.operator.items(f"{alliance.path}/invitations", state="expired")] == [
        made["id"]
    ]
    assert mails_to(alliance, EMAIL)


def test_nobody_invites_beyond_their_own_rights_or_after_losing_them(
    alliance: AllianceInTest, other_alliance: AllianceInTest, coordinator: Caller
) -> None:
    stranger = other_alliance.create("groups", kind="council", name="Rat")["id"]
    person = other_alliance.create("people", name="C. Probe")["id"]
    path = f"{alliance.path}/invitations"
    for wrong in ({"group_id": stranger}, {"person_id": person}, {"role": "operator"}, {"role": "administrator"}):
        assert coordinator.refused("POST", path, **(WHOLE | wrong))["status"] == 422
    assert alliance.reader.refused("POST", path, **WHOLE)["status"] == 403
    assert other_alliance.coordinator.refused("POST", path, **WHOLE)["status"] == 404
    municipality = coordinator.get(alliance.path)["municipality_id"]
    away = f"/municipalities/{municipality}/invitations"
    assert coordinator.refused("POST", away, **{**WHOLE, "role": "auditor"})["status"] == 403

    coordinator.create(path, **{**WHOLE, "role": "coordinator"})
    [own] = [one for one in alliance.items("grants") if one["user"]["email"] == "koordination@stadt.example"]
    invited(alliance, "zweite@stadt.example", "coordinator")
    alliance.operator.change(f"/grants/{own['id']}", role="reader")
    late = accept(fresh(alliance.app), secret_for(alliance), name="B. Muster", password=PASSWORD)
    assert (late.status_code, late.json()["type"].rpartition("/")[2]) == (409, "invitation-not-valid")


def test_guessed_secrets_and_weak_passwords_open_nothing(alliance: AllianceInTest, coordinator: Caller) -> None:
    coordinator.create(f"{alliance.path}/invitations", **WHOLE)
    secret, browser = secret_for(alliance), fresh(alliance.app)
    assert preview(browser, "bwk_inv_" + "0" * 36).status_code == 404
    assert accept(browser, secret[:-1] + "0", name="B. Muster", password=PASSWORD).status_code == 404
    assert accept(browser, secret, name="B. Muster", password="muster123456").status_code == 422
    assert accept(browser, secret, name="B. Muster").status_code == 422
    assert accept(browser, secret, password=PASSWORD).json()["errors"][0]["pointer"] == "#/name"
    foreign = browser.post(
        f"{API}/invitation-acceptances",
        json={"secret": secret, "name": "B. Muster", "password": PASSWORD},
        headers={"Origin": "https://boese.example"},
    )
    assert foreign.status_code == 403


def test_members_of_a_municipality_are_invited_too(alliance: AllianceInTest) -> None:
    municipality = alliance.operator.get(alliance.path)["municipality_id"]
    path = f"/municipalities/{municipality}/invitations"
    operator = signed_in(
        alliance.app,
        alliance.operator.create("/users", email="leitung@stadt.example", name="L", is_operator=True)["sign_in_link"],
    )
    made = operator.create(path, email=EMAIL, name="B. Muster", role="auditor", language="en")
    assert last_mail(alliance, EMAIL).subject == "Invitation: Salzgitter"
    browser = fresh(alliance.app)

    assert accept(browser, secret_for(alliance), name="B. Muster", password=PASSWORD).status_code == 200

    auditor = Caller(browser)
    assert [one["role"] for one in operator.items(f"/municipalities/{municipality}/municipality-grants")] == ["auditor"]
    assert auditor.get("/session")["alliances"] == []
    assert auditor.refused("GET", alliance.path)["status"] == 403
    assert state_of(operator, made) == "accepted"


def test_an_address_to_which_no_mail_can_go_is_refused_at_its_place(alliance: AllianceInTest) -> None:
    for email in ("[name]@stadt.example", "na\\me@stadt.example", "name@[stadt].example", "name@stadt.exa<mple"):
        problem = alliance.coordinator.refused(
            "POST", f"{alliance.path}/invitations", email=email, name="A. Beispiel", role="member"
        )
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/email"), email

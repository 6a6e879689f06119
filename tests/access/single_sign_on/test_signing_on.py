"""Signing in with the account of the town hall, against a certified provider."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.access.browsers import fresh, with_password
from tests.access.single_sign_on.town_halls import EVERYBODY, LEADERS, TownHall, mappings, reason
from tests.fixtures.alliances import API, AllianceInTest, Caller


def roles(caller: Caller) -> dict[str, str]:
    return {one["id"]: one["role"] for one in caller.get("/session")["alliances"]}


def test_somebody_new_gets_an_account_and_the_role_of_their_group(alliance: AllianceInTest, rathaus: TownHall) -> None:
    anna = rathaus.caller("a-1")

    session = anna.get("/session")
    assert session["user"]["email"] == "a.beispiel@stadt.example"
    assert session["user"]["name"] == "A. Beispiel"
    assert roles(anna) == {alliance.id: "coordinator"}
    [own] = anna.items("/identities")
    assert (own["provider_name"], own["issuer"]) == ("Rathaus Salzgitter", rathaus.provider.issuer)


def test_the_request_is_the_code_flow_with_pkce_state_and_nonce(rathaus: TownHall) -> None:
    answer = rathaus.leave(fresh(rathaus.app))

    asked = {name: value for name, [value] in parse_qs(urlsplit(answer.json()["authorization_url"]).query).items()}
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    assert asked["scope"].split() == ["openid", "profile", "email"]
    assert asked["redirect_uri"] == f"http://testserver/oidc/callback/{rathaus.id}"
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    assert all(len(asked[name]) >= 43 for name in ("state", "nonce", "code_challenge"))
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert asked["state"] not in cookie


def test_people_come_back_to_the_page_they_left(rathaus: TownHall) -> None:
    answer = rathaus.signs_on(fresh(rathaus.app), "a-1", return_to="/a/leben-mit-kindern/board?q=Fest")

    assert answer.headers["location"] == "/a/leben-mit-kindern/board?q=Fest"


@pytest.mark.parametrize("elsewhere", ["//evil.example", "/\\evil.example", "https://evil.example", "/a\nb", ""])
def test_nobody_is_sent_to_another_site(rathaus: TownHall, elsewhere: str) -> None:
    assert rathaus.leave(fresh(rathaus.app), return_to=elsewhere).status_code == 422


def test_roles_follow_the_groups_at_every_sign_on(alliance: AllianceInTest, rathaus: TownHall) -> None:
    assert roles(rathaus.caller("a-1")) == {alliance.id: "coordinator"}

    rathaus.provider.accounts["a-1"]["groups"] = [EVERYBODY]
    rathaus.provider.serve()
    anna = rathaus.caller("a-1")
    assert roles(anna) == {alliance.id: "reader"}

    rathaus.provider.accounts["a-1"]["groups"] = []
    rathaus.provider.serve()
    assert roles(rathaus.caller("a-1")) == {}
    assert roles(anna) == {}, "also in a session that is open"
    told = [event["type"] for event in alliance.events() if event["type"].startswith("grant.")]
    assert told == ["grant.created", "grant.changed", "grant.deleted"]


def test_the_group_that_gives_more_counts(alliance: AllianceInTest, rathaus: TownHall) -> None:
    rathaus.provider.accounts["a-1"]["groups"] = [EVERYBODY, LEADERS, "/unknown"]
    rathaus.provider.serve()

    assert roles(rathaus.caller("a-1")) == {alliance.id: "coordinator"}


def test_without_a_group_there_is_no_role(rathaus: TownHall) -> None:
    assert roles(rathaus.caller("c-3")) == {}


def test_a_role_given_by_hand_stays(alliance: AllianceInTest, rathaus: TownHall) -> None:
    carla = rathaus.caller("c-3")
    email = carla.get("/session")["user"]["email"]
    alliance.operator.create(f"{alliance.path}/grants", email=email, role="member")

    rathaus.provider.accounts["c-3"]["groups"] = [LEADERS]
    rathaus.provider.serve()
    assert roles(rathaus.caller("c-3")) == {alliance.id: "member"}
    rathaus.provider.accounts["c-3"]["groups"] = []
    rathaus.provider.serve()
    assert roles(rathaus.caller("c-3")) == {alliance.id: "member"}


@pytest.mark.parametrize(
    ("path", "claims"),
    [
        ("realm_access.roles", {"realm_access": {"roles": [LEADERS]}}),
        ("roles", {"roles": [LEADERS]}),
        ("roles", {"roles": LEADERS}),
    ],
)
def test_the_groups_stand_where_the_provider_puts_them(
    alliance: AllianceInTest, rathaus: TownHall, path: str, claims: dict[str, object]
) -> None:
    rathaus.operator.change(rathaus.path, groups_claim=path)
    rathaus.provider.accounts["c-3"].update(claims)
    rathaus.provider.serve()

    assert roles(rathaus.caller("c-3")) == {alliance.id: "coordinator"}


@pytest.mark.parametrize("withheld", [{"hasgroups": True}, {"_claim_names": {"groups": "src1"}}])
def test_groups_that_entra_withholds_are_told_and_nobody_is_let_in(
    rathaus: TownHall, withheld: dict[str, object]
) -> None:
    rathaus.provider.accounts["c-3"].update(withheld)
    rathaus.provider.serve()

    assert reason(rathaus.signs_on(fresh(rathaus.app), "c-3")) == "groups_left_out"


def test_a_role_ends_with_its_mapping(alliance: AllianceInTest, rathaus: TownHall) -> None:
    anna = rathaus.caller("a-1")

    rathaus.operator.change(rathaus.path, mappings=mappings(alliance, {EVERYBODY: "reader"}))

    assert roles(anna) == {}


def test_an_account_is_opened_only_where_that_is_wanted_and_for_the_towns_own_addresses(rathaus: TownHall) -> None:
    rathaus.provider.accounts["d-4"] = {"name": "D. Vorlage", "email": "d@elsewhere.example"}
    rathaus.provider.accounts["e-5"] = {"email": "e@stadt.example", "email_verified": False}
    rathaus.provider.serve()
    assert reason(rathaus.signs_on(fresh(rathaus.app), "d-4")) == "no_address"
    assert reason(rathaus.signs_on(fresh(rathaus.app), "e-5")) == "no_address"

    rathaus.operator.change(rathaus.path, allow_creation=False)
    assert reason(rathaus.signs_on(fresh(rathaus.app), "c-3")) == "no_account"


def test_somebody_is_known_by_issuer_and_subject_whatever_their_address(rathaus: TownHall) -> None:
    first = rathaus.caller("a-1").get("/session")["user"]

    rathaus.provider.accounts["a-1"]["email"] = "renamed@stadt.example"
    rathaus.provider.accounts["z-9"] = {"name": "Z", "email": "a.beispiel@stadt.example"}
    rathaus.provider.serve()

    assert rathaus.caller("a-1").get("/session")["user"]["id"] == first["id"]
    assert reason(rathaus.signs_on(fresh(rathaus.app), "z-9")) == "connect", "the same address is another person"


def test_an_existing_account_is_connected_only_by_its_password(alliance: AllianceInTest, rathaus: TownHall) -> None:
    owner = with_password(alliance, "a.beispiel@stadt.example")
    browser = fresh(rathaus.app)
    assert reason(rathaus.signs_on(browser, "a-1")) == "connect"
    assert browser.get(f"{API}/session").status_code == 401

    shown = browser.get(f"{API}/session/pending-identity").json()
    assert shown == {"provider_name": "Rathaus Salzgitter", "needs_password": True}
    assert fresh(rathaus.app).get(f"{API}/session/pending-identity").json()["provider_name"] is None
    wrong = browser.post(f"{API}/session/identities", json={"password": "something else entirely"})
    assert wrong.status_code == 401
    right = browser.post(f"{API}/session/identities", json={"password": "vier kluge Kühe im Regen"})
    assert right.status_code == 201, right.text

    mine = browser.get(f"{API}/session").json()["user"]
    assert mine["id"] == owner.get("/session")["user"]["id"]
    again = browser.post(f"{API}/session/identities", json={"password": "vier kluge Kühe im Regen"})
    assert again.status_code == 409, "it is used up"
    assert rathaus.caller("a-1").get("/session")["user"]["id"] == mine["id"]


def test_guessing_the_password_of_the_account_is_counted(alliance: AllianceInTest, rathaus: TownHall) -> None:
    with_password(alliance, "a.beispiel@stadt.example")
    browser = fresh(rathaus.app)
    rathaus.signs_on(browser, "a-1")

    answers = [browser.post(f"{API}/session/identities", json={"password": f"guess {n}"}) for n in range(11)]

    assert {answer.status_code for answer in answers[:10]} <= {401, 429}
    assert answers[10].status_code == 429


def test_whoever_is_signed_in_connects_their_account_themselves(alliance: AllianceInTest, rathaus: TownHall) -> None:
    owner = with_password(alliance, "somebody@verein.example")
    answer = rathaus.signs_on(owner.http, "a-1", connect=True, return_to="/account")
    assert answer.headers["location"] == "/account"

    assert rathaus.caller("a-1").get("/session")["user"]["id"] == owner.get("/session")["user"]["id"]
    other = with_password(alliance, "other@verein.example")
    assert reason(rathaus.signs_on(other.http, "a-1", connect=True)) == "taken"


def test_connecting_needs_the_same_session_when_one_comes_back(alliance: AllianceInTest, rathaus: TownHall) -> None:
    owner = with_password(alliance, "somebody@verein.example")
    address = rathaus.comes_back(owner.http, "a-1", connect=True)
    owner.http.delete(f"{API}/session")

    assert reason(owner.http.get(address, follow_redirects=False)) == "expired"


def test_a_disconnected_identity_opens_nothing_and_its_roles_end(alliance: AllianceInTest, rathaus: TownHall) -> None:
    anna = rathaus.caller("a-1")
    user = anna.get("/session")["user"]["id"]
    [own] = anna.items("/identities")

    anna.remove(f"/identities/{own['id']}")

    assert anna.http.get(f"{API}/session").status_code == 401, "the session began with it"
    assert reason(rathaus.signs_on(fresh(rathaus.app), "a-1")) == "connect"
    grants = alliance.operator.items(f"{alliance.path}/grants")
    assert user not in [grant["user"]["id"] for grant in grants]


def test_a_locked_account_stays_locked(rathaus: TownHall) -> None:
    anna = rathaus.caller("a-1")
    rathaus.operator.change(f"/users/{anna.get('/session')['user']['id']}", disabled=True)

    assert reason(rathaus.signs_on(fresh(rathaus.app), "a-1")) == "disabled"


def test_a_provider_that_was_removed_lets_nobody_in_and_takes_its_roles(
    alliance: AllianceInTest, rathaus: TownHall
) -> None:
    anna = rathaus.caller("a-1")

    rathaus.operator.remove(rathaus.path)

    assert anna.http.get(f"{API}/session").status_code == 401
    assert rathaus.leave(fresh(rathaus.app)).status_code == 422
    assert alliance.operator.items(f"{alliance.path}/grants") == []

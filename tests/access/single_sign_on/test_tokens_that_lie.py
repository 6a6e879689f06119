"""What a provider could send that is wrong, old, meant for others or not signed: nobody is let in by it."""

import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from sqlmodel import select

from backend.core.clock import now
from backend.core.events import Event
from tests.access.browsers import fresh
from tests.access.single_sign_on.faulty_providers import Claims, FaultyProvider, comes_back
from tests.access.single_sign_on.town_halls import TownHall, reason
from tests.fixtures.alliances import API, AllianceInTest
from tests.fixtures.providers import CLIENT_ID


def told(hall: TownHall) -> str:
    """The reason that administrators read in the log."""
    with hall.app.state.database.unit() as session:
        event = session.exec(select(Event).where(Event.type == "identity_provider.refused")).one()
        return str(event.changes["reason"][1])


def test_a_good_token_opens(hall: TownHall, faulty: FaultyProvider) -> None:
    assert comes_back(hall, faulty).headers["location"] == "/"


WRONG: dict[str, Callable[[Claims], Claims]] = {
    "aud": lambda good: {**good, "aud": "another-client"},
    "aud ": lambda good: {**good, "aud": []},
    "iss": lambda good: {**good, "iss": "https://evil.example"},
    "nonce": lambda good: {**good, "nonce": "of-another-sign-on"},
    "nonce ": lambda good: {name: value for name, value in good.items() if name != "nonce"},
    "exp": lambda good: {**good, "exp": good["iat"] - 60},
    "exp ": lambda good: {name: value for name, value in good.items() if name != "exp"},
    "exp  ": lambda good: {**good, "exp": float("nan")},
    "iat": lambda good: {**good, "iat": good["iat"] + 3600},
    "iat ": lambda good: {**good, "iat": good["iat"] - 3600},
    "azp": lambda good: {**good, "azp": "another-client"},
    "azp ": lambda good: {**good, "aud": [CLIENT_ID, "another-client"]},
    "sub": lambda good: {name: value for name, value in good.items() if name != "sub"},
    "sub ": lambda good: {**good, "sub": ""},
    "sub  ": lambda good: {**good, "sub": "x" * 256},
    "at_hash": lambda good: {**good, "at_hash": "bm90IHRoZSBoYXNoIG9mIGl0"},
    "nbf": lambda good: {**good, "nbf": good["iat"] + 3600},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_claim_that_is_wrong_opens_nothing(hall: TownHall, faulty: FaultyProvider, wrong: str) -> None:
    faulty.token = lambda claims: faulty.signed(WRONG[wrong](claims))

    assert reason(comes_back(hall, faulty)) == "refused"
    assert told(hall) == f"token: {wrong.strip()}"


def _without_signature(faulty: FaultyProvider, claims: Claims) -> str:
    parts = [json.dumps(part).encode() for part in ({"alg": "none"}, claims)]
    return ".".join(urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts) + "."


def _with_the_public_key_as_secret(faulty: FaultyProvider, claims: Claims) -> str:
    parts = [json.dumps(part).encode() for part in ({"alg": "HS256", "kid": "one"}, claims)]
    said = b".".join(urlsafe_b64encode(part).rstrip(b"=") for part in parts)
    signature = hmac.digest(faulty.key.as_pem(private=False), said, "sha256")
    return f"{said.decode()}.{urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def _of_somebody_else(faulty: FaultyProvider, claims: Claims) -> str:
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, RSAKey.generate_key(2048))


def _with_its_own_key_inside(faulty: FaultyProvider, claims: Claims) -> str:
    own = RSAKey.generate_key(2048)
    return jwt.encode({"alg": "RS256", "kid": "two", "jwk": own.as_dict(private=False)}, claims, own)


def _outside_the_allowed_algorithms(faulty: FaultyProvider, claims: Claims) -> str:
    return jwt.encode({"alg": "RS512", "kid": "one"}, claims, faulty.key, algorithms=["RS512"])


def _not_even_a_token(faulty: FaultyProvider, claims: Claims) -> str:
    return "no.token.at-all"


def _changed_afterwards(faulty: FaultyProvider, claims: Claims) -> str:
    head, _, signature = faulty.signed(claims).split(".")
    body = urlsafe_b64encode(json.dumps({**claims, "sub": "b-2"}).encode()).rstrip(b"=").decode()
    return f"{head}.{body}.{signature}"


FORGED = {
    maker.__name__: maker
    for maker in (
        _without_signature,
        _with_the_public_key_as_secret,
        _of_somebody_else,
        _with_its_own_key_inside,
        _changed_afterwards,
        _outside_the_allowed_algorithms,
        _not_even_a_token,
    )
}


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_token_opens_nothing(hall: TownHall, faulty: FaultyProvider, forged: str) -> None:
    faulty.token = lambda claims: FORGED[forged](faulty, claims)

    assert reason(comes_back(hall, faulty)) == "refused"
    assert told(hall) == "token: signature"


def test_user_info_of_somebody_else_counts_for_nothing(hall: TownHall, faulty: FaultyProvider) -> None:
    faulty.userinfo = {"sub": "b-2", "groups": ["/admins"]}

    assert reason(comes_back(hall, faulty)) == "refused"
    assert told(hall) == "token: userinfo_sub"


def test_the_answer_of_another_issuer_is_refused_before_its_code_is_used(
    hall: TownHall, faulty: FaultyProvider
) -> None:
    assert reason(comes_back(hall, faulty, iss="https://evil.example")) == "refused"
    assert "/token" not in faulty.asked


def test_a_promised_issuer_must_be_named(alliance: AllianceInTest, hall: TownHall, faulty: FaultyProvider) -> None:
    faulty.metadata["authorization_response_iss_parameter_supported"] = True
    browser = fresh(hall.app)
    address = hall.leave(browser).json()["authorization_url"]
    [state] = parse_qs(urlsplit(address).query)["state"]

    answer = browser.get(f"/oidc/callback/{hall.id}", params={"code": "x", "state": state}, follow_redirects=False)

    assert reason(answer) == "refused"


def test_a_state_works_once_in_its_browser_and_for_its_provider(
    alliance: AllianceInTest, hall: TownHall, faulty: FaultyProvider
) -> None:
    other = alliance.operator.create(
        "/identity-providers", name="B", issuer=faulty.issuer, client_id=CLIENT_ID, client_secret="secret"
    )
    browser = fresh(hall.app)
    asked = parse_qs(urlsplit(hall.leave(browser).json()["authorization_url"]).query)
    [state], [faulty.nonce] = asked["state"], asked["nonce"]
    given = {"code": "a-code", "state": state, "iss": faulty.issuer}

    def answer(by: Any, provider_id: str = hall.id, **changed: str) -> Any:
        return by.get(f"/oidc/callback/{provider_id}", params={**given, **changed}, follow_redirects=False)

    assert reason(answer(fresh(hall.app))) == "expired", "another browser"
    assert reason(answer(browser, state="guessed")) == "expired"
    assert reason(answer(browser, other["id"])) == "expired", "another provider"
    assert answer(browser).headers["location"] == "/"
    browser.delete(f"{API}/session")
    assert reason(answer(browser)) == "expired", "replayed"
    assert faulty.asked.count("/token") == 1


def test_who_stays_away_too_long_begins_again(hall: TownHall, faulty: FaultyProvider, frozen_clock: Any) -> None:
    browser = fresh(hall.app)
    [state] = parse_qs(urlsplit(hall.leave(browser).json()["authorization_url"]).query)["state"]
    frozen_clock(now() + timedelta(minutes=11))

    answer = browser.get(f"/oidc/callback/{hall.id}", params={"code": "x", "state": state}, follow_redirects=False)

    assert reason(answer) == "expired"


def test_who_is_refused_there_is_told_so(hall: TownHall, faulty: FaultyProvider) -> None:
    answer = comes_back(hall, faulty, error="access_denied")

    assert reason(answer) == "denied"
    assert told(hall) == "denied: access_denied"


@pytest.mark.parametrize(
    ("metadata", "problem"),
    [
        ({"issuer": "https://evil.example"}, "nennt sich selbst anders"),
        ({"jwks_uri": None}, "fehlt etwas"),
        ({"authorization_endpoint": "javascript:alert(1)"}, "fehlt etwas"),
        ({"code_challenge_methods_supported": ["plain"]}, "PKCE"),
        ({"jwks_uri": "http://10.0.0.1/keys"}, "BUENDNISWERK_SIGN_ON_ALLOWED"),
        ({"filler": "x" * 600_000}, "zu groß"),
    ],
)
def test_a_check_says_what_is_wrong_with_a_provider(
    hall: TownHall, faulty: FaultyProvider, metadata: dict[str, Any], problem: str
) -> None:
    faulty.metadata.update(metadata)

    found = hall.operator.http.post(f"{API}{hall.path}/checks").json()

    assert found["is_reachable"] is False
    assert problem in found["problem"]


def test_a_provider_that_does_not_answer_is_not_waited_for_again_at_once(
    hall: TownHall, faulty: FaultyProvider
) -> None:
    faulty.metadata["issuer"] = "https://evil.example"

    answers = [hall.leave(fresh(hall.app)) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [503, 503, 503]
    assert answers[0].json()["type"].endswith("/provider-not-reachable")
    assert len(faulty.asked) == 1

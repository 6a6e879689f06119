"""Providers change their keys, and sign in different ways."""

import pytest

from tests.access.browsers import fresh
from tests.access.single_sign_on.town_halls import TownHall, reason
from tests.fixtures.alliances import API


@pytest.mark.parametrize("algorithm", ["RS256", "PS256", "ES256", "EdDSA"])
def test_every_allowed_algorithm_opens(rathaus: TownHall, algorithm: str) -> None:
    rathaus.provider.keys = [f"{algorithm}-1"]
    rathaus.provider.client["id_token_signed_response_alg"] = algorithm
    rathaus.provider.serve()

    assert rathaus.caller("a-1").get("/session")["user"]["email"] == "a.beispiel@stadt.example"


def test_a_new_key_is_learned_when_it_turns_up(rathaus: TownHall) -> None:
    rathaus.caller("a-1")
    _let_time_pass(rathaus)

    rathaus.provider.keys = ["RS256-2", "RS256-1"]
    rathaus.provider.serve()
    rathaus.caller("a-1")
    _let_time_pass(rathaus)
    rathaus.provider.keys = ["RS256-3"]
    rathaus.provider.serve()

    rathaus.caller("b-2")


def test_keys_are_not_asked_for_at_every_unknown_one(rathaus: TownHall) -> None:
    rathaus.caller("a-1")
    rathaus.provider.keys = ["RS256-9"]
    rathaus.provider.serve()

    assert reason(rathaus.signs_on(fresh(rathaus.app), "a-1")) == "refused", "asked a moment ago"
    _let_time_pass(rathaus)
    rathaus.caller("a-1")


def test_claims_in_the_id_token_count_as_well(rathaus: TownHall) -> None:
    rathaus.provider.settings = {"conformIdTokenClaims": False}
    rathaus.provider.serve()

    assert rathaus.caller("a-1").get("/session")["alliances"][0]["role"] == "coordinator"


def test_a_wrong_client_secret_is_found_out(rathaus: TownHall) -> None:
    rathaus.operator.change(rathaus.path, client_secret="not the secret")

    assert reason(rathaus.signs_on(fresh(rathaus.app), "a-1")) == "unavailable"


def test_a_secret_in_the_form_where_the_provider_wants_it_there(rathaus: TownHall) -> None:
    rathaus.provider.client["token_endpoint_auth_method"] = "client_secret_post"
    rathaus.provider.settings = {"clientAuthMethods": ["client_secret_post"]}
    rathaus.provider.serve()

    rathaus.caller("a-1")


def test_a_check_finds_the_provider_well(rathaus: TownHall) -> None:
    found = rathaus.operator.http.post(f"{API}{rathaus.path}/checks").json()

    assert found == {
        "is_reachable": True,
        "problem": None,
        "authorization_endpoint": f"{rathaus.provider.issuer}/auth",
        "keys": 1,
        "signs_out": True,
        "tells_sign_out": True,
        "groups": "named",
    }


def _let_time_pass(rathaus: TownHall) -> None:
    """As if the keys had been asked for a minute ago."""
    rathaus.app.state.discovery._of(rathaus.provider.issuer).keys_at -= 60

"""The application as an operator runs it who has opened the provider's address."""

import pytest

from backend.settings import Settings
from tests.access.single_sign_on.faulty_providers import faulty, hall, key
from tests.access.single_sign_on.town_halls import EVERYBODY, LEADERS, TownHall, town_hall
from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.providers import OpenIdProvider

__all__ = ["faulty", "hall", "key"]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """With the provider's address opened."""
    return settings.model_copy(update={"sign_on_allowed": "127.0.0.0/8"})


@pytest.fixture
def rathaus(alliance: AllianceInTest, openid_provider: OpenIdProvider) -> TownHall:
    """A town hall with a leader, somebody else, and somebody without any group."""
    openid_provider.accounts = {
        "a-1": {
            "name": "A. Beispiel",
            "email": "a.beispiel@stadt.example",
            "email_verified": True,
            "groups": [LEADERS],
        },
        "b-2": {"name": "B. Muster", "email": "B.Muster@stadt.example", "groups": [EVERYBODY]},
        "c-3": {"name": "C. Probe", "email": "c.probe@stadt.example"},
    }
    return town_hall(alliance, openid_provider)

"""A directory whose groups give roles."""

import pytest

from tests.access.provisioning.directories import Directory, directory
from tests.fixtures.alliances import AllianceInTest


@pytest.fixture
def verzeichnis(alliance: AllianceInTest) -> Directory:
    """The directory of a town hall: the group `Leitung` coordinates the alliance, `Alle` may read."""
    roles = {"Leitung": "coordinator", "Alle": "reader"}
    mappings = [{"value": value, "alliance_id": alliance.id, "role": role} for value, role in roles.items()]
    return directory(alliance, mappings=mappings)

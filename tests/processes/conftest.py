"""A round table to work in."""

from typing import Any

import pytest

from tests.fixtures.alliances import AllianceInTest


@pytest.fixture
def process(alliance: AllianceInTest) -> str:
    """The id of a round table, begun from the template that is shipped."""
    return str(alliance.create("processes", template="round_table", title="Runder Tisch Kinderbetreuung")["id"])


@pytest.fixture
def bodies(alliance: AllianceInTest) -> dict[str, Any]:
    """The plenum, the small group and the council, by key."""
    kinds = (("plenum", "Runder Tisch"), ("working_group", "Arbeitsgruppe"), ("council", "Gemeinderat"))
    return {kind: alliance.create("groups", kind=kind, name=name)["id"] for kind, name in kinds}

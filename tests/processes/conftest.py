"""A round table to work in."""

from typing import Any

import pytest

from backend.processes.models import Process
from tests.fixtures.alliances import AllianceInTest


@pytest.fixture
def process(alliance: AllianceInTest) -> str:
    """The id of a running round table."""
    with alliance.app.state.database.unit(write=True) as session:
        found = Process(
            alliance_id=alliance.id,
            kind="round_table",
            title="Runder Tisch Kinderbetreuung",
            template_key="round_table",
            template_edition=1,
            template={},
            state="running",
        )
        session.add(found)
        return str(found.id)


@pytest.fixture
def bodies(alliance: AllianceInTest) -> dict[str, Any]:
    """The plenum, the small group and the council, by key."""
    kinds = (("plenum", "Runder Tisch"), ("working_group", "Arbeitsgruppe"), ("council", "Gemeinderat"))
    return {kind: alliance.create("groups", kind=kind, name=name)["id"] for kind, name in kinds}

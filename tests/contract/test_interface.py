"""The interface's own tests and its budget, so that one command tells about everything."""

import pytest

from tools import interface


@pytest.fixture(scope="module", autouse=True)
def built() -> None:
    """The interface, built from the sources as they are."""
    interface.ensure()


def test_units() -> None:
    assert interface.script("test") == 0, "The interface's unit tests failed: `npm test` in frontend/ shows the same."


def test_first_load_is_small() -> None:
    assert interface.script("size") == 0, (
        "The first load is over its budget: import the page dynamically in its list of routes, or take less of the stylesheet."
    )

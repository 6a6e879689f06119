"""What is entered twice is found by its letters and by its words; what is only a little alike is not."""

import pytest

from backend.access.permissions import Role
from backend.actions.duplicates.likeness import LEAST, likeness, read
from tests.fixtures.alliances import AllianceInTest, Caller


def _found(caller: Caller, alliance: AllianceInTest, title: str, **query: str) -> list[tuple[str, str]]:
    found = caller.get(f"{alliance.path}/duplicates", title=title, **query)["candidates"]
    return [(one["number"] or one["kind"], one["title"]) for one in found]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Obst und Gemüse in Kita und Schule", "Obst & Gemüse in Schulen und Kitas", True),
        ("Familienfreundliches Unternehmen", "Familienfreundliche Unternehmen", True),
        ("Babysitterbörse", "Babysitter-Boerse", True),
        ("Aktionstage 15. Mai", "Aktionstag am 15. Mai", True),
        ("Fest", "Feste", True),
        ("Gesundheit", "Gesamtschule", False),
        ("Sommerfest", "Sommerferien", False),
        ("Haus der Familie", "Tag der Familie im Park", False),
        ("!!!", "Fest", False),
    ],
)
def test_titles_are_alike_when_they_mean_the_same(one: str, other: str, alike: bool) -> None:
    assert (likeness(read(one), read(other)) >= LEAST) is alike
    assert likeness(read(one), read(other)) == likeness(read(other), read(one))


def test_what_is_there_already_is_named_before_it_is_entered_twice(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    alliance.create("action-items", title="Aktionstage 15. Mai", status="done")
    alliance.create("action-items", title="Armut")
    gone = alliance.create("action-items", title="Aktionstage 15. Mai")
    alliance.coordinator.remove(f"/action-items/{gone['id']}")
    other_alliance.create("action-items", title="Aktionstage 15. Mai")
    alliance.create("ideas", text="Babysitterbörse")
    taken_up = alliance.create("ideas", text="Hausaufgabenhilfe")
    alliance.coordinator.create(f"/ideas/{taken_up['id']}/adoption")
    assert _found(alliance.reader, alliance, "aktionstag 15. mai") == [("LMK-1", "Aktionstage 15. Mai")]
    assert _found(alliance.reader, alliance, "Babysitter-Börse") == [("idea", "Babysitterbörse")]
    assert _found(alliance.reader, alliance, "Babysitterbörse", kind="action_item") == []
    assert _found(alliance.reader, alliance, "Hausaufgabenhilfen") == [("LMK-4", "Hausaufgabenhilfe")]
    assert _found(alliance.reader, alliance, "Hausaufgabenhilfen", kind="idea") == [("idea", "Hausaufgabenhilfe")]
    assert _found(alliance.reader, alliance, "") == []
    assert alliance.caller(Role.guest).refused("GET", f"{alliance.path}/duplicates", title="Armut")["status"] in (
        403,
        404,
    )

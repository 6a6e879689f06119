"""An agreement as tests write one: fields, goals, measures, and the council that decides."""

from typing import Any

from tests.fixtures.alliances import API, AllianceInTest

FIELDS = [
    "Steuerung, Vernetzung und Nachhaltigkeit",
    "Familie, Arbeitswelt und Betreuung",
    "Bildung und Erziehung",
    "Beratung und Unterstützung",
    "Wohnumfeld und Lebensqualität",
    "Senioren und Generationen",
]


def laid_out(alliance: AllianceInTest) -> dict[str, Any]:
    """The six fields of action of set A by their labels."""
    path = f"{API}{alliance.path}/fields-of-action/sets"
    answer = alliance.coordinator.http.post(path, json={"set": "a"}, headers={"Accept-Language": "de"})
    assert answer.status_code == 200, answer.text
    return {field["label"]: field for field in answer.json()["fields"]}


def agreed(alliance: AllianceInTest, **values: Any) -> Any:
    """The draft of an agreement."""
    return alliance.create("agreements", **{"title": "Zielvereinbarung", **values})


def goal(alliance: AllianceInTest, agreement: Any, text: str, **values: Any) -> Any:
    """A goal of it."""
    return alliance.coordinator.create(f"/agreements/{agreement['id']}/goals", text=text, **values)


def measure(alliance: AllianceInTest, of: Any, title: str, **values: Any) -> Any:
    """A measure under a goal."""
    return alliance.coordinator.create(f"/goals/{of['id']}/measures", title=title, **values)


def decided(alliance: AllianceInTest, day: str, **values: Any) -> Any:
    """A decision of the council, or of another body."""
    body = values.pop("group_id", None) or alliance.create("groups", kind="council", name="Rat der Stadt")["id"]
    given = {"matter": "Zielvereinbarung", "text": "Die Zielvereinbarung wird beschlossen.", "procedure": "unanimous"}
    return alliance.create("decisions", group_id=body, decided_on=day, **{**given, **values})


def bind(alliance: AllianceInTest, agreement: Any, decision: Any) -> Any:
    """The answer to making an agreement binding."""
    path = f"{API}/agreements/{agreement['id']}/resolution"
    return alliance.coordinator.http.post(path, json={"decision_id": decision["id"]})


def next_edition(alliance: AllianceInTest, agreement: Any) -> Any:
    """The draft of the next edition."""
    return alliance.coordinator.create(f"/agreements/{agreement['id']}/editions")


def measures_of(alliance: AllianceInTest, agreement: Any) -> dict[str, Any]:
    """All measures of an agreement's tree by title."""
    tree = alliance.coordinator.get(f"/agreements/{agreement['id']}/tree")
    return {one["title"]: one for field in tree["fields"] for goal in field["goals"] for one in goal["measures"]}

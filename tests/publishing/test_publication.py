"""The public version: organisations and groups by name, persons only by their number."""

from typing import Any

from backend.access.permissions import Role
from backend.publishing.names import Nameless
from tests.fixtures.alliances import API, AllianceInTest


def _published(alliance: AllianceInTest, language: str = "de", **params: Any) -> Any:
    answer = alliance.coordinator.http.get(
        f"{API}{alliance.path}/publication", params=params, headers={"Accept-Language": language}
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_only_public_cards_are_shown_unless_it_is_a_preview(alliance: AllianceInTest) -> None:
    alliance.create("action-items", title="Intern")
    alliance.create("action-items", title="Für alle", visibility="public")
    assert [card["title"] for card in _published(alliance)["cards"]] == ["Für alle"]
    assert [card["title"] for card in _published(alliance, preview=True)["cards"]] == ["Intern", "Für alle"]


def test_names_leave_free_texts_too(alliance: AllianceInTest) -> None:
    alliance.create("people", name="Anna Fiktiva", email="anna@example.org")
    alliance.create(
        "action-items",
        title="Fest bei Fiktiva",
        idea="Frau Fiktiva ruft an: 05341 123456, anna@example.org; auch Herrn Dr. Unbekannt fragen",
        visibility="public",
        funding="Fiktivas Kasse",
        steps=[
            {"text": "Raum mit A. Beispiel ansehen", "assignments": [{"party": "A. Beispiel", "state": "accepted"}]}
        ],
        assignments=[
            {"party": "Fiktiva Gebäudereinigung", "state": "accepted", "task": "Kuchen"},
            {"party": {"kind": "organisation", "name": "anna fiktiva"}, "state": "accepted", "task": "Kuchen"},
            {"party": "B. Muster", "state": "asked", "note": "B. Muster überlegt noch"},
        ],
        follow_ups=[{"purpose": "Treffen mit A. Beispiel", "when": "20.10.2027", "outcome": "A. Beispiel war da"}],
        partners=["C. Probe", "D. Vorlage", "SRB"],
    )
    [card] = _published(alliance)["cards"]
    shown = str(card)
    for name in ("Anna", "anna", "Beispiel", "Muster", "Probe", "Vorlage", "Unbekannt", "05341", "@", "Fiktivas"):
        assert name not in shown, name
    assert card["title"] == "Fest bei eine Person"
    assert card["steps"][0]["text"] == "Raum mit eine Person ansehen"
    kuchen = next(one for one in card["assignments"] if one["task"] == "Kuchen")
    assert [party["name"] for party in kuchen["parties"]] == ["Fiktiva Gebäudereinigung", "1 Person"]
    assert [one["party"]["name"] for one in card["partners"]] == ["2 Personen", "SRB"]


def test_a_surname_that_is_a_word_of_the_alliance_leaves_other_texts_alone() -> None:
    nameless = Nameless(["V. Vorlage", "Erdmann-Fiktiv"], ["Bündnis mit Vorlage"], "eine Person")
    assert nameless.text("Eine Vorlage drucken") == "Eine Vorlage drucken"
    assert nameless.text("V. Vorlage und Frau Vorlage laden ein") == "eine Person und eine Person laden ein"
    assert nameless.text("Erdmann-Fiktivs Garten, Fiktivität") == "eine Person Garten, Fiktivität"


def test_those_who_coordinate_prepare_the_public_version(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    path = f"{API}{alliance.path}/publication"
    assert alliance.caller(Role.member).http.get(path).status_code == 403
    assert other_alliance.coordinator.http.get(path).status_code == 404

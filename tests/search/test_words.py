"""Words: how a question finds what was written, whatever its form; the same on both databases."""

import pytest

from backend.core.words import fold, terms
from backend.search.marking import excerpt
from tests.fixtures.alliances import AllianceInTest
from tests.search.indexed import index, title_of

CARDS = [
    "Kinderbetreuungsplätze in den Ferien",
    "Ein Platz zum Spielen",
    "Beschluss über die Öffnungszeiten",
    "Beschluß von früher",
    "Obst und Gemüse in Kita und Schule",
    "Tempo 30 in der Schillerstraße",
    "Netzwerk-Treffen der Sponsoren",
    "Neue Räume für Frauen",
    "Stadtrat besuchen",
    "Beratung im Bürgerhaus",
]
FOUND = {
    "betreuung": [0],
    "Betreuungsplatz": [0],
    "Plätze": [0, 1],
    "plaetze": [0, 1],
    "Platz": [0, 1],
    "beschlüsse": [2, 3],
    "BESCHLUSS": [2, 3],
    "Beschluß": [2, 3],
    "Beschluesse": [2, 3],
    "Kitas Gemüse": [4],
    "schule obst": [4],
    "obst kindergarten": [],
    "strasse": [5],
    "Schillerstraße": [5],
    "schillerstr": [5],
    "30": [5],
    "netzwerktreffen": [6],
    "Sponsor": [6],
    "raeume": [7],
    "Raum frau": [7],
    "rat": [8],
    "Häuser": [9],
    "Kinderbetr": [0],
    "%": [],
    "_____": [],
    "???": [],
}


@pytest.fixture
def titles(alliance: AllianceInTest) -> list[str]:
    for title in CARDS:
        alliance.create("action-items", title=title)
    index(alliance)
    return CARDS


def test_words_are_found_in_every_form_and_within_compounds(alliance: AllianceInTest, titles: list[str]) -> None:
    found = {
        question: sorted(titles.index(title_of(one)) for one in alliance.items("search", q=question))
        for question in FOUND
    }
    assert found == FOUND


def test_whole_words_in_titles_come_before_parts_of_words_in_texts(alliance: AllianceInTest) -> None:
    for title, idea in [
        ("Ferien", "Ein Kinderspielplatz"),
        ("Spielplatz", None),
        ("Platzwart", None),
        ("Ein Platz", None),
        ("Garten", "Dort ist Platz"),
    ]:
        alliance.create("action-items", title=title, idea=idea)
    index(alliance)

    found = [title_of(one) for one in alliance.items("search", q="Platz")]

    assert found == ["Ein Platz", "Platzwart", "Spielplatz", "Garten", "Ferien"]


def test_a_number_leads_straight_to_its_card(alliance: AllianceInTest, titles: list[str]) -> None:
    [found] = alliance.items("search", q="lmk-2")
    assert (found["number"], found["path"]) == ("LMK-2", "/a/leben-mit-kindern/cards/LMK-2")
    assert title_of(found) == titles[1]


def test_what_was_found_is_marked_in_title_and_excerpt(alliance: AllianceInTest) -> None:
    idea = "Wort " * 60 + "Die Betreuung der Kinder 😀 am Nachmittag " + "Ende " * 60
    alliance.create("action-items", title="Kinderbetreuungsplätze", idea=idea)
    index(alliance)

    [found] = alliance.items("search", q="betreuungen")

    assert found["title"] == [{"text": "Kinderbetreuungsplätze", "is_hit": True}]
    assert [part["text"] for part in found["excerpt"] if part["is_hit"]] == ["Betreuung"]
    shown = "".join(part["text"] for part in found["excerpt"])
    assert "Die Betreuung der Kinder 😀" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 200


def test_results_come_in_pages_without_gap_or_double(alliance: AllianceInTest, titles: list[str]) -> None:
    for number in range(7):
        alliance.create("ideas", text=f"Platz {number}")
    index(alliance)
    first = alliance.coordinator.get(f"{alliance.path}/search", q="platz", limit=4)
    following = alliance.coordinator.http.get(first["next"]).json()
    last = alliance.coordinator.http.get(following["next"]).json()
    ids = [one["id"] for page in (first, following, last) for one in page["items"]]
    assert len(ids) == len(set(ids)) == 9
    assert last["next"] is None


def test_folding_keeps_words_apart_and_hyphens_together() -> None:
    assert fold("Groß-Umstadt, Häuser") == " gross umstadt hauser grossumstadt "
    assert [term.stem for term in terms("Kinder kinder Häusern")] == ["kind", "haus"]
    assert fold("...") == ""


def test_an_excerpt_without_a_hit_is_the_beginning() -> None:
    parts = excerpt("Am Anfang steht der Satz.", terms("Nirgends"))
    assert [(part.text, part.is_hit) for part in parts] == [("Am Anfang steht der Satz.", False)]

"""A group's name above cards gives them their group; above a list it stays a body with duties."""

import pytest

from backend.imports.grammar.groups import own_name
from backend.imports.grammar.record import understand_file
from tests.fixtures.alliances import AllianceInTest
from tests.imports import layouts
from tests.imports.sending import committed, created

RECORD = layouts.GROUPS.encode()
ANSWERS = "Idee: Ein Platz\nZu tun: Bauen\nWer: Bauhof\n"
CARD = [["Idee", "Ein Platz"], ["Was ist zu tun?", "Bauen"], ["Wer", "Bauhof"]]


def cards(record):
    return [(item.title, item.group) for item in record.action_items]


def groups(record):
    return [(group.name, group.kind) for group in record.groups]


def in_text(text):
    return understand_file("werkstatt.txt", f"Werkstatt am 03.02.2027\n\n{text}".encode())


def in_word(*blocks):
    return understand_file("werkstatt.docx", layouts.word(("heading", 1, "Werkstatt am 03.02.2027"), *blocks))


def test_cards_take_the_group_above_them_and_a_title_of_their_own():
    record = understand_file("gruppen.txt", RECORD)
    assert groups(record) == [
        ("Projektgruppe Spielplatz", "project_group"),
        ("AG Verkehr", "working_group"),
        ("Arbeitsgruppe 2: Gesundheit", "working_group"),
        ("Projektgruppe Sprache", "project_group"),
    ]
    assert cards(record) == [
        ("Ein neuer Platz am Bach", "Projektgruppe Spielplatz"),
        ("Paten für jeden Platz", "Projektgruppe Spielplatz"),
        ("Laufbus", "AG Verkehr"),
        ("Tempo 30", "AG Verkehr"),
        ("Gesundheit", "Arbeitsgruppe 2: Gesundheit"),
        ("Sommerfest", None),
    ]
    assert [(duty.body, duty.text, duty.open_question) for duty in record.duties] == [
        ("AG Verkehr", "Informationen sichern", False),
        ("AG Verkehr", "Wer lädt ein?", True),
        ("Projektgruppe Sprache", "Treffen organisieren", False),
    ]
    assert [heading.text for heading in record.headings if heading.role == "body"] == [
        "Projektgruppe Spielplatz",
        "AG Verkehr:",
        "3. Arbeitsgruppe 2: Gesundheit",
        "AG Verkehr",
        "Projektgruppe Sprache",
    ]
    assert record.unplaced == []


def test_ranks_of_headings_tell_which_cards_are_below():
    record = in_word(
        ("heading", 2, "Project group Playground"), ("heading", 3, "Action day"), CARD, ("heading", 3, "Paths"), CARD,
        ("heading", 2, "Festival"), CARD,
    )  # fmt: skip
    assert groups(record) == [("Project group Playground", "project_group")]
    assert cards(record) == [
        ("Action day", "Project group Playground"),
        ("Paths", "Project group Playground"),
        ("Festival", None),
    ]


def test_tables_of_questions_of_rows_and_of_columns_have_their_group():
    header = ["Idee", "Was ist zu tun?", "Wer?", "Bis wann?"]
    record = in_word(
        ("heading", 2, "Projektgruppe Spielplatz"), CARD,
        ("heading", 2, "Arbeitskreis Wohnen"), [header, ["Tauschbörse", "Planen", "Bauhof", "Mai"]],
        ("heading", 2, "AG Verkehr"),
        [["", "Laufbus", "Tempo 30"], ["Idee", "Gehen", "Bremsen"], ["To do", "Planen", "Fragen"]],
        ("heading", 2, "AG Essen"), ("heading", 3, "Küche"), [header, ["Kochen", "Planen", "Bauhof", "Mai"]],
    )  # fmt: skip
    assert cards(record) == [
        ("Ein Platz", "Projektgruppe Spielplatz"),
        ("Tauschbörse", "Arbeitskreis Wohnen"),
        ("Laufbus", "AG Verkehr"),
        ("Tempo 30", "AG Verkehr"),
        ("Küche", "AG Essen"),
    ]


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("Projektgruppe Spielplatz\nAktionstag\n", ("Aktionstag", "Projektgruppe Spielplatz")),
        ("Projektgruppe Spielplatz\nGruppe: AG Bach\n", ("Ein Platz", "AG Bach")),
        ("Projektgruppe Spielplatz: Aktionstag\n", ("Projektgruppe Spielplatz: Aktionstag", None)),
        ("Plenum\n", ("Plenum", None)),
        ("Agenda\n", ("Agenda", None)),
        ("AG Verkehr, Sitzung vom 04.03.2027\n", ("AG Verkehr, Sitzung vom 04.03.2027", None)),
    ],
)
def test_what_stands_above_a_card(above, found):
    assert cards(in_text(above + ANSWERS)) == [found]


def test_a_group_in_an_answer_ends_no_card():
    record = in_text("Laufbus\nIdee: Gehen\nWer\nAG Verkehr\nWie weiter: Mai\n\nTempo 30\n" + ANSWERS)
    assert cards(record) == [("Laufbus", None), ("Tempo 30", None)]
    assert [one.party.name for one in record.action_items[0].assignments] == ["AG Verkehr"]


def test_a_long_idea_gives_its_first_words_as_title():
    idea = " ".join(["Spielplatz"] * 60)
    [(title, _)] = cards(in_text(f"AG Spielen\nIdee: {idea}\nZu tun: Bauen\nWer: Bauhof\n"))
    assert title == " ".join(["Spielplatz"] * 27)


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("Projektgruppe Spielplatz", "Spielplatz"), ("Arbeitsgruppe 2: Verkehr", "Verkehr"), ("AG – Verkehr", "Verkehr"),
        ("Working group on transport", "transport"), ("AGENDA", "AGENDA"), ("Bündnis AG", "Bündnis AG"),
    ],
)  # fmt: skip
def test_a_group_without_the_word_for_it(group, name):
    assert own_name(group) == name


def test_what_is_stored_stands_under_its_group(alliance: AllianceInTest) -> None:
    stored = created(committed(alliance, RECORD, "gruppen.txt"))
    assert (stored["groups"], stored["action_items"], stored["duties"]) == (4, 6, 3)
    names = {group["id"]: group["name"] for group in alliance.items("groups")}
    shown = {item["title"]: names.get(item["group_id"]) for item in alliance.items("action-items")}
    assert shown == dict(cards(understand_file("gruppen.txt", RECORD)))
    assert created(committed(alliance, RECORD, "gruppen.txt")) == {}

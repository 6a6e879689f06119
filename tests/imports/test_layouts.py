"""Other alliances' records: other words, other layouts, the same grammar."""

from datetime import date

import pytest

from backend.imports.grammar.record import understand_file
from tests.imports import layouts


def owners(item):
    return [(one.party.kind, one.party.name, one.task, one.state) for one in item.assignments]


def steps(item):
    return [step.text for step in item.steps]


def test_word_document_with_one_table_a_card():
    record = understand_file("werkstatt.docx", layouts.word(*layouts.CARD_TABLES))
    assert record.document_date == date(2026, 11, 14)
    grandmothers, fathers = record.action_items
    assert (grandmothers.title, fathers.title) == ("Leihoma-Netz", "Väterfrühstück")
    assert steps(grandmothers) == ["Werbung machen", "Versicherung klären", "Träger suchen"]
    assert [(one.party.name, one.state) for one in grandmothers.partners] == [
        ("Diakonie", "to_be_won"),
        ("AWO", "to_be_won"),
    ]
    assert owners(grandmothers) == [
        ("organisation", "Mehrgenerationenhaus", None, "accepted"),
        ("person", "A. Beispiel", None, "accepted"),
        ("person", "B. Muster", None, "accepted"),
    ]
    meeting = grandmothers.follow_ups[0]
    assert (meeting.purpose, meeting.when.earliest, meeting.where) == (
        "Treffen",
        date(2027, 1, 12),
        "im Mehrgenerationenhaus",
    )
    assert owners(fathers) == [
        ("organisation", "Familienzentrum", "Raum", "accepted"),
        ("open", "offen", "Einkauf", "unclear"),
    ]
    assert [one.step for one in fathers.assignments] == [0, 1]


def test_open_document_with_questions_as_headings():
    record = understand_file("klausur.odt", layouts.open_document(*layouts.HEADINGS))
    assert [cluster.name for cluster in record.clusters] == ["Verkehr", "Ferien"]
    assert len(record.ideas) == 4
    assert {idea.question for idea in record.ideas} == {"Was soll in zwei Jahren anders sein?"}
    item = record.action_items[0]
    assert (item.title, item.idea) == ("Laufbus", "Kinder gehen gemeinsam zur Schule.")
    assert steps(item) == ["Routen planen", "Eltern informieren", "Polizei einbinden"]
    assert owners(item) == [
        ("unit", "Stadtplanungsamt", "Routen", "accepted"),
        ("person", "Frau Exempel", None, "asked"),
        ("organisation", "Elternrat der Lindenschule", None, "accepted"),
    ]
    assert item.follow_ups[0].when.earliest == date(2027, 3, 1)
    assert [(duty.kind, duty.text, duty.open_question) for duty in record.duties] == [
        ("steering_group", "Termine abstimmen", False),
        ("steering_group", "Wer schreibt Protokoll?", True),
        ("plenum", "Themen beschließen", False),
    ]


def test_cards_as_columns():
    record = understand_file("spalten.docx", layouts.word(*layouts.COLUMNS_OF_CARDS))
    assert [(item.title, item.idea, steps(item)) for item in record.action_items] == [
        ("Spielplatzpaten", "Jeder Platz hat Paten", ["Paten werben", "Schilder bestellen"]),
        ("Sprachcafé", "Deutsch üben bei Kaffee", ["Ehrenamtliche finden"]),
    ]
    assert record.action_items[1].follow_ups[0].meeting_of == "plenum"


def test_cards_as_rows_under_the_questions():
    record = understand_file("plan.odt", layouts.open_document(*layouts.HEADER_ROW))
    assert record.document_date == date(2027, 3, 2)
    assert [(item.title, steps(item), owners(item)[0][:2]) for item in record.action_items] == [
        ("Wickeltische", ["Standorte prüfen"], ("unit", "Hauptamt")),
        ("Familienpass", ["Partner ansprechen"], ("person", "C. Probe")),
    ]
    assert record.action_items[0].follow_ups[0].when.latest == date(2027, 6, 30)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_minutes_in_any_encoding(encoding):
    record = understand_file("protokoll.txt", layouts.MINUTES.encode(encoding))
    assert record.document_date == date(2027, 3, 12)
    street, house = record.action_items
    assert (street.title, street.field_of_action) == ("Spielstraße auf Zeit", "Spielen")
    assert owners(street) == [
        ("unit", "Ordnungsamt", "Genehmigung", "accepted"),
        ("person", "Frau Exempel", "Plakate", "accepted"),
        ("organisation", "Nachbarschaftsverein Lindenviertel", None, "accepted"),
    ]
    assert [one.step for one in street.assignments] == [0, 2, None]
    assert street.follow_ups[0].when.text == "22. März um 17 Uhr"
    assert house.steps[0].due.earliest == date(2027, 6, 30)
    assert owners(house) == [
        ("person", "A. Beispiel", "Raumkonzept erstellen", "accepted"),
        ("person", "A. Beispiel", None, "accepted"),
        ("group", "Seniorenbeirat", None, "asked"),
    ]
    assert [idea.text for idea in record.ideas if idea.parent is not None] == ["im Sommer", "zum Weltkindertag"]
    assert [one.text for one in record.unplaced] == [
        "Anwesend: 14 Personen aus 9 Einrichtungen",
        "Die Moderation begrüßt die Anwesenden.",
        "Sonstiges",
        "Es gab Kuchen.",
    ]


def test_english_with_numbers_and_bullets():
    record = understand_file("workshop.txt", layouts.ENGLISH.encode())
    assert record.document_date == date(2027, 5, 14)
    assert [(idea.cluster, idea.text, idea.parent) for idea in record.ideas] == [
        ("Play", "A playground in every ward", None),
        ("Play", "Street parties", None),
        ("Play", "one per season", 1),
        ("Health", "Walking school bus", None),
        ("Health", "Cooking together", None),
    ]
    bus, kitchen = record.action_items
    assert steps(bus) == ["Find volunteers", "Print high-vis vests", "Talk to the schools"]
    assert owners(bus)[0] == ("person", "J. Example", "vests", "accepted")
    assert owners(bus)[1][1:] == ("Police Department", "about routes", "asked")
    assert [(one.purpose, one.when.earliest) for one in bus.follow_ups] == [
        ("meeting", date(2027, 6, 3)),
        ("launch", date(2027, 9, 1)),
    ]
    assert kitchen.follow_ups[0].when.precision == "anchor"
    assert [(duty.kind, duty.open_question) for duty in record.duties] == [
        ("coordination_group", False),
        ("coordination_group", True),
        ("plenum", False),
    ]


def test_labels_in_capitals_and_people_with_roles():
    record = understand_file("doku.txt", layouts.CAPITALS.encode())
    sitters, festival = record.action_items
    assert (sitters.title, sitters.group) == ("Babysitterbörse", "AG Betreuung")
    assert steps(sitters) == [
        "Kurs beim DRK anfragen",
        "Kartei anlegen bis Ende November",
        "Werbung in Schulen machen",
    ]
    assert owners(sitters) == [
        ("organisation", "Jugendpflege", "Werbung in Schulen machen", "accepted"),
        ("organisation", "Familienbüro", "Kartei", "accepted"),
        ("organisation", "DRK", "Kurs", "accepted"),
        ("person", "Herr Prof. Mustermann-Beispiel", None, "accepted"),
        ("person", "Sandra Beispiel", None, "accepted"),
        ("open", "N.N.", "Werbung", "unclear"),
    ]
    assert [one.role for one in sitters.assignments].count("lead") == 1
    assert sitters.follow_ups[0].when.text == "12.11.2027, 17:30 Uhr"
    assert steps(festival) == ["Bühne mieten", "Programm planen", "Presse einladen"]
    assert [(one.party.name, one.state) for one in festival.sponsors] == [
        ("Sparkasse", "found"),
        ("Stadtwerke", "to_be_found"),
    ]
    assert festival.follow_ups[0].when.text == "????"


def test_duties_alone():
    record = understand_file("aufgaben.txt", layouts.DUTIES_ONLY.encode())
    assert record.format == "duty_list"
    assert [(duty.kind, duty.text, duty.open_question) for duty in record.duties] == [
        ("coordination_group", "lädt ein", False),
        ("coordination_group", "führt Protokoll", False),
        ("working_group", "Presse", False),
        ("working_group", "Homepage?", True),
        ("plenum", "beschließt Ziele", False),
    ]


def test_ideas_alone():
    record = understand_file("ideen.txt", layouts.IDEAS_ONLY.encode())
    assert (record.format, record.document_date) == ("idea_collection", date(2026, 4, 3))
    assert [(idea.cluster, idea.text, idea.parent) for idea in record.ideas] == [
        ("Mobilität", "Radwege ausbauen", None),
        ("Mobilität", "Busse", None),
        ("Mobilität", "abends", 1),
        ("Mobilität", "sonntags", 1),
        ("Wohnen", "Tauschbörse", None),
    ]


def test_markdown_with_a_card_as_list_and_one_as_table():
    record = understand_file("plan.md", layouts.MARKDOWN.encode())
    library, room = record.action_items
    assert steps(library) == ["find shelves", "collect toys", "set up a catalogue"]
    assert [(one.party.name, one.role) for one in library.assignments] == [
        ("City Library", "lead"),
        ("Parents' Council", "responsible"),
        ("Ms Sample", "responsible"),
    ]
    assert (room.title, room.idea) == ("Quiet room", "A room to feed babies")
    assert room.follow_ups[0].when.precision == "quarter"


def test_questions_with_their_answers_on_one_line():
    record = understand_file(
        "protokoll.txt",
        (
            "Ergebnisse vom 14.11.2026\n\nKarte: Sommerfest\n"
            "Welche Idee? Ein Fest für alle Generationen\n"
            "Welche Schritte? Sponsoren finden, Platz anfragen\n"
            "Wer macht was? Raum: Diakonie\n"
            "Welcher Termin? 12.1.2027\n"
        ).encode(),
    )
    (item,) = record.action_items
    assert (item.title, item.idea) == ("Sommerfest", "Ein Fest für alle Generationen")
    assert steps(item) == ["Sponsoren finden", "Platz anfragen"]
    assert owners(item) == [("organisation", "Diakonie", "Raum", "accepted")]
    assert item.follow_ups[0].when.earliest == date(2027, 1, 12)

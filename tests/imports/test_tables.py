"""Tables of actions: the columns are guessed, may be overridden, and lose nothing."""

import csv
import io

import pytest

from backend.core.ods import write_ods
from backend.imports.grammar.record import understand_file
from backend.imports.grammar.tables import guess, status_of
from backend.imports.problems import UnknownColumn
from tests.imports import layouts


def as_csv(rows, delimiter=";", encoding="utf-8"):
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode(encoding)


FILES = [
    ("plan.xlsx", layouts.workbook(*layouts.ROWS)),
    *((f"plan{sign!r}.csv", as_csv(layouts.ROWS, sign)) for sign in ";,\t"),
    ("plan.csv", as_csv(layouts.ROWS, encoding="cp1252")),
    ("plan.csv", as_csv(layouts.ROWS, encoding="utf-16")),
]


@pytest.mark.parametrize(("name", "data"), FILES)
def test_rows_become_action_items(name, data):
    record = understand_file(name, data)
    assert record.format == "table"
    assert record.columns == {
        "number": "Nr.",
        "title": "Titel",
        "steps": "Aufgaben",
        "assignments": "Zuständig",
        "next_date": "Frist",
        "status": "Status",
        "field_of_action": "Handlungsfeld",
        "sponsors": "Sponsoren",
    }
    first, second = record.action_items
    assert (first.number, first.status, first.status_label) == ("SN-1", "in_progress", "in Arbeit")
    assert [step.text for step in first.steps] == ["Läden ansprechen", "Aufkleber drucken"]
    assert [one.party.name for one in first.assignments] == ["Kinderschutzbund", "A. Beispiel"]
    assert (second.status, second.field_of_action, second.follow_ups) == ("on_hold", "Frühe Hilfen", [])


@pytest.mark.parametrize("name", ["plan.csv", "plan.ods"])
def test_a_row_may_hold_nothing_but_its_title(name):
    rows = [["Titel", "Status"], ["Notinsel", ""], ["- Babybegrüßung", "geplant"], ["Ferienpass", ""]]
    sheet = io.BytesIO()
    write_ods(sheet, rows, "Plan", [20, 10])
    record = understand_file(name, as_csv(rows) if name.endswith("csv") else sheet.getvalue())
    assert [item.title for item in record.action_items] == ["Notinsel", "- Babybegrüßung", "Ferienpass"]
    assert record.unplaced == []


def test_the_caller_may_name_the_columns():
    rows = [["Was wir wollen", "Kümmerer", "Notiz"], ["Babybegrüßung", "Hebammen", "klein anfangen"]]
    chosen = {"title": "Was wir wollen", "assignments": "Kümmerer"}
    record = understand_file("plan.csv", as_csv(rows), columns=chosen)
    assert record.columns == chosen
    assert record.action_items[0].assignments[0].party.name == "Hebammen"
    assert [one.text for one in record.unplaced] == ["Notiz: klein anfangen"]
    with pytest.raises(UnknownColumn):
        understand_file("plan.csv", as_csv(rows), columns={"title": "Gibt es nicht"})
    with pytest.raises(UnknownColumn):
        understand_file("plan.csv", as_csv(rows), columns={"colour": "Notiz", "title": "Kümmerer"})


def test_cells_hold_several_values_and_marks():
    rows = [
        ["Title", "Steps", "Owners", "Follow-ups", "Partners", "Sponsors", "Next date"],
        ["Fest", "[x] Raum finden\nFlyer (bunt) drucken", "Raum: WIS\nFrau Dr. Kunstmann (angefragt)",
         "Planung: 03/2027\nUmsetzung: ca. 10/2027", "SRB\nVereine und Verbände", "Stadt (zugesagt); Wohnbau",
         "03/2027"],
    ]  # fmt: skip
    item = understand_file("export.csv", as_csv(rows, ",")).action_items[0]
    assert [(step.text, step.state) for step in item.steps] == [
        ("Raum finden", "done"),
        ("Flyer (bunt) drucken", "open"),
    ]
    assert [(one.party.name, one.task, one.state, one.step) for one in item.assignments] == [
        ("WIS", "Raum", "accepted", 0),
        ("Frau Dr. Kunstmann", None, "asked", None),
    ]
    assert [(one.purpose, one.when.text) for one in item.follow_ups] == [
        ("Planung", "03/2027"),
        ("Umsetzung", "ca. 10/2027"),
    ]
    assert [one.party.name for one in item.partners] == ["SRB", "Vereine und Verbände"]
    assert [(one.party.name, one.state) for one in item.sponsors] == [("Stadt", "found"), ("Wohnbau", "to_be_found")]


def test_ideas_in_a_table():
    rows = [["Cluster", "Idee"], ["Projekt Verkehr", "Laufbus"], ["Projekt Verkehr", "Tempo 30"], ["Ferien", "Küche"]]
    record = understand_file("ideen.csv", as_csv(rows))
    assert [(idea.cluster, idea.text) for idea in record.ideas] == [
        ("Verkehr", "Laufbus"),
        ("Verkehr", "Tempo 30"),
        ("Ferien", "Küche"),
    ]


@pytest.mark.parametrize(
    ("label", "status"),
    [("auf Eis", "on_hold"), ("Erledigt", "done"), ("laufend seit 2019", "ongoing"), ("teilweise umgesetzt", "partly_done"),
     ("", None), ("rosa", None)],
)  # fmt: skip
def test_words_for_a_status(label, status):
    assert status_of(label) == status


def test_headers_in_both_languages():
    german = guess(("Maßnahme", "Verantwortlich", "Bis wann?", "Stand", "Gruppe"))
    english = guess(("Action item", "Responsible", "By when", "Progress", "Group"))
    assert german == {"title": 0, "assignments": 1, "next_date": 2, "status": 3, "group": 4}
    assert english == {"title": 0, "assignments": 1, "follow_ups": 2, "status": 3, "group": 4}

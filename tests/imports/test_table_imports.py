"""Tables: what was exported comes back unchanged, what was edited changes its card, everything else is new."""

import csv
import io
from typing import Any

import pytest
from sqlalchemy import event

from tests.fixtures.alliances import API, AllianceInTest
from tests.imports import layouts
from tests.imports.sending import committed, created, outcomes, understood

AWKWARD = {
    "title": "=SUMME(A1:A9)",
    "idea": "-5 Grad; 'zitiert', \"doppelt\"\n\n  eingerückt",
    "status": "on_hold",
    "status_label": "auf Eis",
    "field_of_action": "@home",
    "funding": "+49 Euro",
    "steps": [
        {"text": "Halb [fertig]", "state": "in_progress", "assignments": [{"party": "X-Verein", "state": "accepted"}]},
        {"text": "Fertig", "state": "done"},
    ],
    "assignments": [{"party": "Kita, Hort und mehr", "state": "unclear", "role": "lead", "task": "A: B"}],
    "follow_ups": [
        {"when": "20.10.", "state": "held", "outcome": "gut", "where": "Rathaus"},
        {"when": "nächste Bündnissitzung", "purpose": "'zitiert"},
    ],
    "partners": [{"party": "P; Q", "state": "to_be_won"}],
    "sponsors": [{"party": "S", "state": "found", "amount": "5 €"}],
    "visibility": "public",
}
FILES = [(kind, language) for kind in ("csv", "xlsx", "ods") for language in ("de", "en")]


def _export(alliance: AllianceInTest, what: str, kind: str = "csv", language: str = "de") -> bytes:
    answer = alliance.coordinator.http.get(
        f"{API}{alliance.path}/{what}/export", params={"format": kind}, headers={"Accept-Language": language}
    )
    assert answer.status_code == 200, answer.text
    return bytes(answer.content)


def _rows(exported: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported.decode("utf-8-sig")), delimiter=";"))


def _table(rows: list[dict[str, str]]) -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


@pytest.mark.parametrize(("kind", "language"), FILES)
def test_an_unchanged_export_changes_nothing(alliance: AllianceInTest, kind: str, language: str) -> None:
    committed(alliance)
    alliance.create("action-items", **AWKWARD)
    before, shown = alliance.events(), alliance.items("action-items")
    for what, pieces in (("action-items", "action_items"), ("ideas", "ideas")):
        exported = _export(alliance, what, kind, language)
        seen = understood(alliance, exported, f"export.{kind}")
        assert set(outcomes(seen, pieces)) == {"known"}
        assert (seen["unplaced"], seen["warnings"]) == ([], [])
        assert created(committed(alliance, exported, f"export.{kind}")) == {}
    assert alliance.events() == before
    assert alliance.items("action-items") == shown


def test_only_the_cells_that_were_edited_change_the_card(alliance: AllianceInTest) -> None:
    committed(alliance)
    before = alliance.coordinator.get("/action-items/LMK-4")
    rows = _rows(_export(alliance, "action-items"))
    row = next(row for row in rows if row["Nr."] == "LMK-4")
    row["Titel"] = "Familienfreundliche Betriebe"
    row["Status"] = "in Arbeit"
    row["Zu tun"] = "[x] Themen finden\nFlyer drucken\nReferent finden"
    row["Wer"] = row["Wer"].replace("Catering: WIS\n", "").replace("Themen: alle", "Themen: alle (angefragt)")
    row["Wie weiter"] = row["Wie weiter"].replace("ca. 10/2010", "11/2010")
    seen = understood(alliance, _table(rows), "export.csv", document_date="2009-11-01")
    assert outcomes(seen, "action_items") == ["known", "known", "known", "changed", "known"]
    assert list(seen["action_items"][3]["changes"]) == ["title", "status", "steps", "assignments", "follow_ups"]
    assert created(committed(alliance, _table(rows), "export.csv")) == {"changed_action_items": 1}

    card = alliance.coordinator.get("/action-items/LMK-4")
    assert (card["title"], card["status"], card["idea"]) == (row["Titel"], "in_progress", "Infoveranstaltung")
    steps = [(step["text"], step["state"]) for step in card["steps"]]
    assert steps == [("Themen finden", "done"), ("Flyer drucken", "open"), ("Referent finden", "open")]
    assert [one["id"] for one in card["steps"]][::2] == [one["id"] for one in before["steps"]][::2]
    named = [(one["task"], one["party"]["name"], one["state"]) for one in card["assignments"]]
    assert named == [("Raum", "WIS", "accepted"), ("Einladung", "WIS", "accepted"), ("Themen", "alle", "asked")]
    assert [one["when"]["text"] for one in card["follow_ups"]] == ["03/2010", "11/2010"]
    assert created(committed(alliance, _table(rows), "export.csv")) == {}


def test_a_new_next_date_moves_the_follow_up_that_is_next(alliance: AllianceInTest) -> None:
    committed(alliance)
    rows = [
        {name: row[name] for name in ("Nr.", "Titel", "Nächster Termin")}
        for row in _rows(_export(alliance, "action-items"))
    ]
    rows[1]["Nächster Termin"] = "17.11.2009"
    assert created(committed(alliance, _table(rows), "export.csv")) == {"changed_action_items": 1}
    [follow_up] = alliance.coordinator.get("/action-items/LMK-2")["follow_ups"]
    assert (follow_up["purpose"], follow_up["when"]["earliest"]) == ("Präventionsratssitzung", "2009-11-17")


def test_who_no_longer_stands_in_the_cell_leaves_the_step(alliance: AllianceInTest) -> None:
    alliance.create("action-items", **AWKWARD)
    rows = _rows(_export(alliance, "action-items"))
    rows[0]["Wer"] = rows[0]["Wer"].replace("\nHalb [fertig]: X-Verein", "")
    committed(alliance, _table(rows), "export.csv")
    card = alliance.coordinator.get("/action-items/LMK-1")
    assert [len(step["assignments"]) for step in card["steps"]] == [0, 0]
    assert len(card["assignments"]) == 1


def test_an_export_fills_another_alliance(alliance: AllianceInTest, other_alliance: AllianceInTest) -> None:
    committed(alliance)
    answer = committed(other_alliance, _export(alliance, "action-items"), "export.csv")
    assert created(answer)["action_items"] == 5

    def content(one: AllianceInTest) -> list[Any]:
        return [
            (
                card["title"],
                card["status"],
                card["idea"],
                [step["text"] for step in card["steps"]],
                [(who["task"], who["party"]["name"], who["state"]) for who in card["assignments"]],
                [(next_["purpose"], (next_["when"] or {}).get("earliest")) for next_ in card["follow_ups"]],
                [partner["party"]["name"] for partner in card["partners"]],
                [(sponsor["party"]["name"], sponsor["state"]) for sponsor in card["sponsors"]],
            )
            for card in one.items("action-items")
        ]

    assert content(other_alliance) == content(alliance)
    committed(other_alliance, _export(alliance, "ideas"), "ideas.csv")
    nested = {idea["text"]: idea["parent_id"] for idea in other_alliance.items("ideas", limit=200)}
    assert len(nested) == 25
    assert sum(parent is not None for parent in nested.values()) == 3


def test_a_number_that_nobody_has_is_pointed_out(alliance: AllianceInTest) -> None:
    table = _table([{"Nr.": "LMK-9", "Titel": "Fest", "Wer": "WIS"}, {"Nr.": "1", "Titel": "Basar", "Wer": "WIS"}])
    seen = understood(alliance, table, "plan.csv")
    assert [one["code"] for one in seen["warnings"]] == ["number_unknown"]
    assert outcomes(seen, "action_items") == ["new", "new"]


def test_remarks_become_a_comment(alliance: AllianceInTest) -> None:
    table = layouts.workbook(["Titel", "Wer", "Bemerkung"], ["Fest", "WIS", "Bitte bald"])
    assert created(committed(alliance, table, "plan.xlsx"))["comments"] == 1
    [comment] = alliance.coordinator.items("/action-items/LMK-1/comments")
    assert comment["text"] == "Bitte bald"


def test_the_columns_may_be_named(alliance: AllianceInTest) -> None:
    table = layouts.workbook(["Was wir wollen", "Kümmerer"], ["Babybegrüßung", "Hebammen"])
    columns = '{"title": "Was wir wollen", "assignments": "Kümmerer"}'
    assert created(committed(alliance, table, "plan.xlsx", columns=columns))["action_items"] == 1
    assert alliance.items("action-items")[0]["owners"][0]["name"] == "Hebammen"


def test_many_rows_need_no_more_statements_than_few(alliance: AllianceInTest) -> None:
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    event.listen(alliance.app.state.database.engine, "before_cursor_execute", note)

    def needed(count: int, name: str) -> int:
        header = ["Titel", "Aufgaben", "Zuständig", "Frist", "Partner", "Gruppe"]
        rows = [[f"{name} {i}", "Raum\nPlakat", "A. Beispiel", "3.3.2027", "SRB", "AG Fest"] for i in range(count)]
        statements.clear()
        assert created(committed(alliance, layouts.workbook(header, *rows), "plan.xlsx"))["action_items"] == count
        return len(statements)

    needed(2, "Anfang")
    assert needed(300, "Viele") <= needed(3, "Wenige") + 20


def test_a_text_that_is_too_long_is_shortened_and_kept(alliance: AllianceInTest) -> None:
    long = "Ein sehr langer Titel " * 30
    answer = committed(alliance, layouts.workbook(["Titel", "Wer"], [long, "WIS"]), "plan.xlsx")
    assert [one["code"] for one in answer["warnings"]] == ["shortened"]
    assert answer["unplaced"] == [{"line": 2, "text": long.strip()}]
    assert len(alliance.items("action-items")[0]["title"]) == 300

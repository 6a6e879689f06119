"""What cannot be imported is refused with a problem of its own, and nothing of it is stored."""

import random
from typing import Any

import pytest

from tests.fixtures.alliances import AllianceInTest
from tests.imports import layouts
from tests.imports.sending import send
from tests.imports.test_readers import BOMB, archive, with_part

NOISE = random.Random(1).randbytes(5_000_000)
UMLAUTS = "Größe der Kindertagesstätten: für Mütter, Väter und Großväter".encode("cp852")
REFUSED = [
    ("leer.txt", b"", 422, "empty-document"),
    ("leer.txt", b" \n\t\n", 422, "empty-document"),
    ("rauschen.txt", NOISE, 422, "unreadable-document"),
    ("rauschen.docx", b"PK\x03\x04" + NOISE[:1000], 422, "unreadable-document"),
    ("bombe.docx", archive(BOMB), 413, "document-too-large"),
    ("gross.txt", b"Zeile\n" * 1_780_000, 413, "document-too-large"),
    ("viele.csv", b"Titel;Wer\n" + b"Fest;WIS\n" * 2_001, 413, "document-too-large"),
    ("makro.docm", layouts.word("Titel"), 422, "macro-document"),
    ("makro.docx", with_part(layouts.word("Titel"), "word/vbaProject.bin", b"x"), 422, "macro-document"),
    ("zeichen.txt", UMLAUTS, 422, "wrong-encoding"),
    ("bild.pdf", b"%PDF-1.7 ...", 415, "unsupported-format"),
    ("brief.txt", "Liebe Leute, es war schön mit euch.".encode(), 422, "nothing-recognised"),
]


@pytest.mark.parametrize(("name", "data", "status", "slug"), REFUSED, ids=[f"{r[0]}-{r[3]}" for r in REFUSED])
@pytest.mark.parametrize("dry_run", [True, False])
def test_each_refusal_is_a_problem_of_its_own(
    alliance: AllianceInTest, name: str, data: bytes, status: int, slug: str, dry_run: bool
) -> None:
    before = alliance.events()
    answer = send(alliance, data, name, dry_run=dry_run)
    problem: Any = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert problem["type"].endswith(f"/problems/{slug}")
    assert problem["title"]
    assert alliance.events() == before
    assert alliance.items("imports") == []


def test_a_column_that_is_not_there_is_refused(alliance: AllianceInTest) -> None:
    table = layouts.workbook(["Titel", "Wer"], ["Fest", "WIS"])
    for columns in ('{"title": "Name"}', '["Titel"]', '{"title": 1}', "{"):
        answer = send(alliance, table, "plan.xlsx", columns=columns)
        assert answer.status_code == 422, columns
        assert answer.json()["errors"][0]["pointer"] == "#/columns"


def test_a_request_without_a_file_is_refused(alliance: AllianceInTest) -> None:
    form = {"document_date": (None, "2009-09-30")}
    answer = alliance.coordinator.http.post(f"/api/v1{alliance.path}/imports", files=form)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "#/file")


def test_problems_are_told_in_two_languages(alliance: AllianceInTest) -> None:
    titles = [send(alliance, b"", headers={"Accept-Language": one}).json()["title"] for one in ("de", "en")]
    assert titles == ["Die Datei ist leer", "The file is empty"]

"""The recommendation paper as a file, from its process, its mandate and its recommendations."""

import io
from datetime import UTC, datetime
from typing import Any

import docx as python_docx
import pytest

from tests.fixtures.alliances import API, AllianceInTest
from tests.publishing.papers.structure import read

QUESTION = "Wie, wo und wann können gemeinsam die fehlenden Kinderbetreuungsplätze geschaffen werden?"


@pytest.fixture
def paper(alliance: AllianceInTest, frozen_clock: Any) -> str:
    """The address of a paper that a round table adopted and handed over."""
    frozen_clock(datetime(2011, 9, 12, 12, tzinfo=UTC))
    calls = alliance.coordinator
    process = alliance.create("processes", template="round_table", title="Runder Tisch", started_on="2010-10-13")["id"]
    mandate = {"guiding_question": QUESTION, "commissioner": "Amt für Familie, Jugend und Bildung"}
    calls.change(f"/processes/{process}/mandate", **mandate)
    group = alliance.create("groups", kind="plenum", name="Runder Tisch")["id"]
    meeting = alliance.create("meetings", group_id=group, kind="plenum", when="06.06.2011", title="4. Sitzung")["id"]
    for who, whom in (("Elternbeirat", "Eltern"), ("Frau A. Beispiel", "Eltern")):
        calls.create(f"/meetings/{meeting}/participants", party=who, represents=whom)
    material = calls.create(f"/processes/{process}/material", text="Vor 7 Uhr fehlt Betreuung.", source="Elternbeirat")
    made = calls.create(f"/processes/{process}/recommendation-papers", title="Empfehlungen zur Kinderbetreuung")
    path = f"/recommendation-papers/{made['id']}"
    body = {"text": "Kitas öffnen um 6 Uhr.", "reason": "Schichtarbeit beginnt früh.", "material_ids": [material["id"]]}
    calls.create(f"{path}/recommendations", **body)
    for step, sent in (("submission", {}), ("adoption", {}), ("handover", {"recipient": "Gemeinderat"})):
        calls.http.post(f"{API}{path}/{step}", json=sent).raise_for_status()
    return path


def test_a_recommendation_paper_is_an_accessible_pdf_with_everything_the_council_needs(
    alliance: AllianceInTest, paper: str
) -> None:
    answer = alliance.reader.http.get(
        f"{API}{paper}/papers/recommendation-paper.pdf", headers={"Accept-Language": "de"}
    )
    assert answer.status_code == 200, answer.text
    found = read(answer.content)
    assert [tag.read() for tag in found.tags("H1", "H2", "H3")][:8] == [
        "Frage und Auftrag",
        "So wurde gearbeitet",
        "Beteiligte nach Interessen",
        "Empfehlungen",
        "Empfehlung 1",
        "Verabschiedung",
        "Was daraus wurde",
        "Anhang: Material",
    ]


def test_a_recommendation_paper_names_organisations_and_counts_persons(alliance: AllianceInTest, paper: str) -> None:
    page = alliance.reader.http.get(f"{API}{paper}/papers/recommendation-paper.html", headers={"Accept-Language": "de"})
    for words in (QUESTION, "4. Sitzung", "Elternbeirat", "Kitas öffnen um 6 Uhr.", "im Konsens", "noch offen"):
        assert words in page.text
    assert "A. Beispiel" not in page.text
    assert "Fassung 1, verabschiedet am 12.09.2011" in page.text


def test_a_recommendation_paper_can_be_edited_in_an_office(alliance: AllianceInTest, paper: str) -> None:
    file = alliance.reader.http.get(f"{API}{paper}/papers/recommendation-paper.docx", headers={"Accept-Language": "de"})
    texts = [one.text for one in python_docx.Document(io.BytesIO(file.content)).paragraphs]
    assert "Kitas öffnen um 6 Uhr." in texts
    assert alliance.reader.http.get(f"{API}{paper}/papers/recommendation-paper.odt").content[:2] == b"PK"

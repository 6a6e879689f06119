"""The papers of an agreement: as it was frozen, in all formats."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from tests.fixtures.alliances import API, AllianceInTest
from tests.goals.agreements import agreed, bind, decided, goal, laid_out, measure


@pytest.fixture
def agreement(alliance: AllianceInTest) -> Any:
    """A binding agreement with one measure and its inventory; its field has got another label since."""
    field = laid_out(alliance)["Bildung und Erziehung"]
    alliance.coordinator.create(
        f"/fields-of-action/{field['id']}/inventory-entries", kind="offer", text="Elterncafé", source="Schulamt"
    )
    made = agreed(alliance, period_from="2017-08-24", period_until="2020-09-27")
    aim = goal(alliance, made, "Gleiche Startbedingungen", field_of_action_id=field["id"])
    sheet = measure(
        alliance,
        aim,
        "Elternbegleitung",
        number="3.1",
        responsible="Jugendamt",
        deadline="Ende 2018",
        priority="high",
        costs="abhängig vom Konzept",
        target_group="Eltern von Schulanfängern",
    )
    alliance.coordinator.create(f"/measures/{sheet['id']}/indicators", name="Schulen", baseline_value=3, target_value=9)
    bind(alliance, made, decided(alliance, "2017-08-24")).raise_for_status()
    alliance.coordinator.change(f"/fields-of-action/{field['id']}", label="Frühe Bildung")
    return made


def _paper(alliance: AllianceInTest, agreement: Any, name: str) -> Any:
    path = f"{API}/agreements/{agreement['id']}/papers/{name}"
    answer = alliance.coordinator.http.get(path, headers={"Accept-Language": "de"})
    assert answer.status_code == 200, answer.text
    return answer


def test_the_goal_agreement_says_what_was_agreed_and_since_when(alliance: AllianceInTest, agreement: Any) -> None:
    text = _paper(alliance, agreement, "target-agreement.html").text

    expected = ("verbindlich seit 24.08.2017", "Rat der Stadt", "Bildung und Erziehung", "Gleiche Startbedingungen")
    for words in (*expected, "3.1", "Elternbegleitung", "Jugendamt", "Ende 2018", "Schulen: 3 → 9"):
        assert words in text, words
    assert "Frühe Bildung" not in text


def test_the_action_concept_has_inventory_catalogue_and_a_sheet_for_each_measure(
    alliance: AllianceInTest, agreement: Any
) -> None:
    pdf = PdfReader(BytesIO(_paper(alliance, agreement, "action-concept.pdf").content))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())

    expected = ("Bestandsaufnahme", "Elterncafé (Schulamt)", "Maßnahmenkatalog", "Maßnahmenblätter")
    for words in (*expected, "hoch (Beginn sofort)", "abhängig vom Konzept", "Eltern von Schulanfängern"):
        assert words in text, words
    for name in ("action-concept.odt", "action-concept.docx"):
        assert len(_paper(alliance, agreement, name).content) > 1000

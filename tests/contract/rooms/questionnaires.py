"""Questionnaires and what is answered to them; what everybody reads of a process."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.contract.numbers import number

if TYPE_CHECKING:
    from tests.contract.worlds import World

Record = dict[str, Any]

COLLECTIONS = {
    "questionnaires": "/alliances/{}/questionnaires",
    "questionnaire-responses": "/questionnaires/{}/questionnaire-responses",
}
SINGULARS: dict[str, str] = {}
FRESH: dict[str, Callable[["World"], Record]] = {}
QUESTION = {"key": "1.1", "section": "Steuerung", "text": "Gibt es eine zuständige Stelle?", "points": 5}
BODIES: dict[str, Callable[["World"], Record]] = {
    "create_questionnaire": lambda _: {"title": f"Selbstbewertung {number()}", "questions": [QUESTION]},
    "change_questionnaire": lambda _: {"title": f"Selbstbewertung {number()}"},
    "create_questionnaire_response": lambda _: {"answers": {"1.1": {"value": "yes"}}},
    "change_questionnaire_response": lambda _: {"answers": {"1.1": {"value": "no", "note": f"Anmerkung {number()}"}}},
    "change_process_page": lambda _: {"public_result": f"Das {number()}. Ergebnis"},
}
ADDRESSES: dict[str, Callable[["World"], str]] = {
    "read_process_paper": lambda world: f"/processes/{world.id_of('processes')}/papers/closing-evaluation.html",
}

"""Concepts, their chapters, rounds of feedback and what is said in them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from backend.processes.concepts.models import Concept, ConceptState
from tests.contract.numbers import number

if TYPE_CHECKING:
    from tests.contract.worlds import World

Record = dict[str, Any]

COLLECTIONS = {
    "concepts": "/alliances/{}/concepts",
    "chapters": "/concepts/{}/chapters",
    "feedback-rounds": "/concepts/{}/feedback-rounds",
    "feedback": "/feedback-rounds/{}/feedback",
}
SINGULARS: dict[str, str] = {}


def asked_to_write(world: "World") -> str:
    """A new chapter that the caller, as a person of the alliance, was asked to write."""
    person = world.id_of("contact-details")
    party = {"kind": "person", "id": person, "name": "A. Beispiel"}
    concept = world.id_of("concepts")
    body = {"title": f"Kapitel {number()}", "authors": [{"party": party}]}
    return str(world.caller.create(f"/concepts/{concept}/chapters", **body)["id"])


def published(world: "World") -> str:
    """A new concept that is published: the way through the council is proven elsewhere."""
    made = str(world.fresh("concepts")["id"])
    with world.alliance.app.state.database.unit(write=True) as session:
        session.get_one(Concept, made).state = ConceptState.published
    return made


def ready(world: "World") -> str:
    """A new concept in which nothing is left to fill in and that went its way through the council."""
    made = str(world.create_there("concepts", title=f"Konzept {number()}", lead_editor="Bildungsbüro")["id"])
    world.caller.create(f"/concepts/{made}/chapters", title="Ziele", body="Eltern sind Partner.")
    decided_by = {"kind": "role", "name": "Dezernatsleitung"}
    kind = "information_paper"
    world.caller.create(f"/concepts/{made}/department-decisions", kind=kind, decided_by=decided_by)
    paper = world.create_there("council-papers", kind=kind, concept_id=made)["id"]
    council = world.create_there("groups", kind="council", name=f"Rat {number()}")["id"]
    step = world.caller.create(f"/council-papers/{paper}/consultations", group_id=council, competence="note")["id"]
    path, noted = f"/api/v1/consultations/{step}/result", {"result": "noted", "sits_on": "2021-03-01"}
    world.caller.http.put(path, json=noted, headers={"If-Match": "*"}).raise_for_status()
    return made


FRESH: dict[str, Callable[["World"], Record]] = {}
BODIES: dict[str, Callable[["World"], Record]] = {
    "create_concept": lambda _: {"title": f"Konzept {number()}"},
    "change_concept": lambda _: {"title": f"Konzept {number()}"},
    "publish_concept": lambda _: {},
    "create_chapter": lambda _: {"title": f"Kapitel {number()}"},
    "change_chapter": lambda _: {"body": f"Es gibt {number()} Schulen."},
    "move_chapter": lambda _: {"parent_id": None, "before": None},
    "answer_authorship": lambda _: {"state": "accepted"},
    "create_feedback_round": lambda _: {"audience": "addressees"},
    "change_feedback_round": lambda _: {"note": f"Frage {number()}"},
    "create_feedback": lambda _: {"text": f"Bitte {number()} ergänzen: Zahlen.", "author": "Schulamt"},
    "change_feedback": lambda _: {"state": "noted", "answer": f"Antwort {number()}"},
}
ADDRESSES: dict[str, Callable[["World"], str]] = {
    "publish_concept": lambda world: f"/concepts/{ready(world)}/publication",
    "withdraw_concept": lambda world: f"/concepts/{published(world)}/publication",
    "answer_authorship": lambda world: f"/chapters/{asked_to_write(world)}/authorship",
    "close_feedback_round": lambda world: f"/feedback-rounds/{world.fresh('feedback-rounds')['id']}/closing",
    "delete_feedback_round": lambda world: f"/feedback-rounds/{world.fresh('feedback-rounds')['id']}",
    "read_concept_paper": lambda world: f"/concepts/{world.id_of('concepts')}/papers/concept.html",
}

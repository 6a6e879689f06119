"""What is looked through of processes, agreements, papers, concepts and programmes. Cards at a wall are read there.

What is a row of a page is named in its address by `found`: the page scrolls there and marks it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlmodel import Session

from backend.processes.concepts.models import Concept
from backend.processes.models import Process
from backend.processes.recommendations.models import RecommendationPaper
from backend.programmes.models import Programme
from backend.search.entries import queries
from backend.search.entries.texts import Text, party, sentences

#: Of what has no title, so many characters stand for it.
TITLE = 160


def processes(session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Processes with their mandate and their steps, and what everybody reads of them."""
    ids = [record.id for record in records]
    steps, mandates = queries.steps_of(session, ids), queries.mandates_of(session, ids)
    for one in records:
        words = [one.public_procedure, one.public_result, *(word for row in steps.get(one.id, ()) for word in row)]
        mandate = mandates.get(one.id)
        if mandate is not None:
            words = [
                mandate.guiding_question,
                mandate.expected_product,
                mandate.terms,
                party(mandate.commissioner),
                *words,
            ]
        yield Text(one, one.title, f"processes/{one.id}", words, on_day=one.started_on)


def material(session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Material with who it comes from and the bundle it lies in; none of a process that was removed."""
    processes = queries.rows_by_id(session, Process, {record.process_id for record in records})
    for one in records:
        if one.process_id in processes:
            words = [one.text, party(one.source), one.bundle, *(link["title"] for link in one.links)]
            yield Text(
                one,
                _beginning(one.text),
                f"processes/{one.process_id}/material?found={one.id}",
                _behind(one.text, words),
            )


def recommendation_papers(session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Recommendation papers with their introduction and the words of their handover."""
    processes = queries.rows_by_id(session, Process, {record.process_id for record in records})
    for one in records:
        if one.process_id in processes:
            words = [one.introduction, one.handed_over_to, one.handed_over_as, one.concept_name, one.concept_note]
            yield Text(one, one.title, _paper_at(one), words, group_id=one.group_id, on_day=one.adopted_on)


def recommendations(session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Recommendations with their reason and what the council made of them; none of a paper that was removed."""
    papers = queries.rows_by_id(session, RecommendationPaper, {record.paper_id for record in records})
    processes = queries.rows_by_id(session, Process, {paper.process_id for paper in papers.values()})
    for one in records:
        paper = papers.get(one.paper_id)
        if paper is not None and paper.process_id in processes:
            words = [one.text, one.reason, one.fate_reason, one.fate_reference, paper.title]
            behind = _behind(one.text, words)
            place = f"{_paper_at(paper)}&found={one.id}"
            yield Text(one, _beginning(one.text), place, behind, group_id=paper.group_id, on_day=one.fate_on)


def _paper_at(paper: Any) -> str:
    return f"processes/{paper.process_id}/recommendations?paper={paper.id}"


def agreements(_session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Agreements by their title, each edition; goals and measures are found by themselves."""
    for one in records:
        yield Text(one, one.title, f"agreements/{one.id}", on_day=one.binding_since or one.period_from)


def goals(_session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Goals with where they come from."""
    for goal in records:
        place = f"agreements/{goal.agreement_id}?found={goal.id}"
        yield Text(goal, goal.text, place, [one.get("text") for one in goal.sources])


def measures(_session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Measures with what their sheet says and who is named on it."""
    for one in records:
        parties = [*map(party, (one.lead_unit, one.responsible, *one.participants))]
        said = [one.description, one.target_group, one.next_steps, one.remarks, one.done_when, one.status_label]
        words = [*said, *parties, one.costs, one.funding, one.resources]
        yield Text(one, one.title, f"measures/{one.id}", words, number=one.number)


def workshops(session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Workshops with their question, follow-up and clusters; cards are read at the wall."""
    clusters = queries.clusters_of(session, [record.id for record in records])
    for one in records:
        words = [one.question, one.follow_up, *clusters.get(one.id, ())]
        yield Text(one, one.title, f"workshops/{one.id}", words, on_day=one.held_on)


def concepts(_session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Concepts with who writes them and who decides; what they say is found by its chapter."""
    for one in records:
        words = [*map(party, (one.lead_editor, one.department_head)), *map(party, one.core_team)]
        yield Text(one, one.title, f"concepts/{one.id}", words, on_day=one.published_on)


def chapters(session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Chapters of concepts with their text and what the concept is called; none of a concept that was removed."""
    concepts = queries.rows_by_id(session, Concept, {record.concept_id for record in records})
    for one in records:
        concept = concepts.get(one.concept_id)
        if concept is not None:
            sources = [reference["text"] for reference in one.data_references]
            yield Text(one, one.title, f"concepts/{concept.id}?chapter={one.id}", [one.body, *sources, concept.title])


def council_papers(_session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Council papers with what is to be decided and why."""
    for one in records:
        words = [one.resolution_text, one.facts, party(one.lead_unit), *(each["title"] for each in one.annexes)]
        yield Text(one, one.title, f"council-papers/{one.id}", words, number=one.reference_number, on_day=one.dated_on)


def reports(_session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Reports, and every word of those that were sent."""
    for one in records:
        words = [one.introduction, party(one.recipient), *sentences((one.frozen or {}).get("lines"))]
        yield Text(one, one.title, f"reports/{one.id}", words, on_day=one.sent_on)


def interfaces(_session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """What stands in the register of existing concepts and structures."""
    for one in records:
        words = [one.purpose, party(one.owner), (one.fuzzy_date or {}).get("text"), one.note, one.distinct_because]
        yield Text(
            one, one.title, f"interfaces?found={one.id}", [*words, one.url], group_id=one.group_id, on_day=one.earliest
        )


def programmes(_session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Programmes with their motto and building blocks. Who takes part in them finds them too."""
    for one in records:
        words = [one.motto, *(block.get(name) for block in one.blocks for name in ("title", "text"))]
        yield Text(one, one.title, f"programme?programme={one.id}", words, on_day=one.starts_on)


def good_practices(session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """What worked somewhere, with where it comes from. Whoever takes part in the programme finds it too."""
    programmes = queries.rows_by_id(session, Programme, {record.programme_id for record in records})
    for one in records:
        if one.programme_id in programmes:
            place = f"programme?programme={one.programme_id}&part=practices&found={one.id}"
            words = [one.text, *(one.origin.get(name) for name in ("municipality", "title", "programme"))]
            yield Text(one, one.title, place, words, on_day=one.shared_on)


def _beginning(text: str) -> str:
    """What stands for a text without a title: its beginning, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= TITLE else f"{line[:TITLE].rsplit(' ', 1)[0]} …"


def _behind(text: str, words: list[str | None]) -> list[str | None]:
    """The words without the text, where its beginning is all of it."""
    return words if len(" ".join(text.split())) > TITLE else words[1:]

"""Use cases: write, change and remove council papers."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now
from backend.core.problems import invalid
from backend.core.records import touch
from backend.people.parties import Directory
from backend.processes.council_papers import drafting, policy, queries, states
from backend.processes.council_papers.adoption import queries as adoption
from backend.processes.council_papers.consultations import service as consultations
from backend.processes.council_papers.models import Consultation, CouncilPaper, CouncilPaperKind
from backend.processes.council_papers.problems import PaperDecided, PaperInUse
from backend.processes.council_papers.schemas import CouncilPaperFinding, CouncilPaperOut

PARTIES = ("lead_unit", "author")
#: What is known only after the paper was decided on, or has to do with where it is kept.
ALWAYS = {"reference_number", "external_url", "dated_on"}


def show_all(session: Session, actor: Actor, papers: Sequence[CouncilPaper]) -> list[CouncilPaperOut]:
    """The papers with their sequences, in a constant number of statements."""
    session.flush()
    sequences = queries.sequences(session, [one.id for one in papers])
    wanted = adoption.kinds(session, {one.concept_id for one in papers if one.concept_id})
    shown = []
    for paper in papers:
        sequence = [one for one, _ in sequences[paper.id]]
        shown.append(
            CouncilPaperOut.model_validate(
                {
                    **paper.model_dump(),
                    "state": states.state_of(sequence),
                    "consultations": consultations.show_all(sequences[paper.id]),
                    "findings": _findings(paper, wanted.get(paper.concept_id or "")),
                    "can": policy.can(actor, paper, sequence),
                }
            )
        )
    return shown


def show(session: Session, actor: Actor, paper: CouncilPaper) -> CouncilPaperOut:
    """One paper as the list shows it."""
    return show_all(session, actor, [paper])[0]


def create(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any], language: str) -> CouncilPaper:
    """Write a paper; what is not given (None) is drafted from its source. Raises 422 for a source that is not there."""
    named = [member for member in drafting.SOURCES if values.get(member)]
    if len(named) > 1:
        raise invalid(f"#/{named[1]}", "one_source")
    found = {
        member: _source(session, alliance_id, member, values[member])
        for member in queries.SOURCES
        if values.get(member)
    }
    drafted: dict[str, Any] = {"title": None, "annexes": []}
    if named:
        source = found[named[0]]
        drafted = drafting.draft(session, values["kind"], named[0], source, language)
        values["process_id"] = values.get("process_id") or getattr(source, "process_id", None)
    given = {name: value for name, value in values.items() if value is not None}
    if not (given.get("title") or drafted["title"]):
        raise invalid("#/title", "missing")
    paper = CouncilPaper(alliance_id=alliance_id, **_columns(session, alliance_id, {**drafted, **given}))
    session.add(paper)
    _record(session, actor, "council_paper.created", paper)
    return paper


def change(session: Session, actor: Actor, paper: CouncilPaper, values: dict[str, Any]) -> None:
    """Change a paper. Raises 409 for the words of one that was decided on, 422 where the kind does not fit."""
    sequence = sequence_of(session, paper)
    if policy.has_decision(sequence) and values.keys() - ALWAYS:
        raise PaperDecided
    if values.get("kind") == CouncilPaperKind.information_paper and any(one.competence == "decide" for one in sequence):
        raise invalid("#/kind", "information_is_noted")
    for name, value in _columns(session, paper.alliance_id, values).items():
        setattr(paper, name, value)
    if not events.changes_of(paper):
        return
    touch(paper)
    _record(session, actor, "council_paper.changed", paper)


def delete(session: Session, actor: Actor, paper: CouncilPaper) -> None:
    """Leave a tombstone. Raises 409 for a paper about which a body has decided."""
    if policy.has_decision(sequence_of(session, paper)):
        raise PaperInUse
    paper.deleted_at = now()
    touch(paper)
    _record(session, actor, "council_paper.deleted", paper)


def restore(session: Session, actor: Actor, paper: CouncilPaper) -> None:
    """Bring a paper back from the trash, with its sequence."""
    paper.deleted_at = None
    touch(paper)
    _record(session, actor, "council_paper.restored", paper)


def purge(session: Session, actor: Actor, paper: CouncilPaper) -> None:
    """Erase the words of a removed paper; its tombstone stays."""
    paper.title, paper.annexes = "", []
    paper.resolution_text = paper.facts = paper.lead_unit = paper.author = None
    paper.financial_effects_consumptive = paper.financial_effects_investive = paper.external_url = None
    touch(paper)
    _record(session, actor, "council_paper.purged", paper)


def sequence_of(session: Session, paper: CouncilPaper) -> list[Consultation]:
    """The consultations of a paper, in their order."""
    return [one for one, _ in queries.sequences(session, [paper.id])[paper.id]]


def _findings(paper: CouncilPaper, wanted: str | None) -> list[CouncilPaperFinding]:
    """What is to be known of a paper. `wanted`: the kind that the department head decided on, if that is known."""
    if wanted in (None, paper.kind):
        return []
    return [CouncilPaperFinding(kind="other_kind_than_decided", is_blocking=False, found=wanted)]


def _source(session: Session, alliance_id: str, member: str, record_id: str) -> Any:
    found = queries.source(session, alliance_id, member, record_id)
    if found is None:
        raise invalid(f"#/{member}", "unknown_reference")
    return found


def _columns(session: Session, alliance_id: str, values: dict[str, Any]) -> dict[str, Any]:
    """The columns for members of `CouncilPaperIn` or `CouncilPaperPatch`."""
    columns, directory = dict(values), Directory(session, alliance_id)
    for name in PARTIES:
        if columns.get(name) is not None:
            read = directory.read(columns[name], f"#/{name}")
            columns[name] = {"kind": str(read["party_kind"]), "id": read["party_id"], "name": read["party_name"]}
    if columns.get("annexes") is not None:
        columns["annexes"] = [
            {"title": _member(one, "title"), "url": _member(one, "url")} for one in columns["annexes"]
        ]
    return columns


def _member(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else getattr(value, name)


def _record(session: Session, actor: Actor, event_type: str, paper: CouncilPaper) -> None:
    new = {"title": [None, paper.title]} if event_type == "council_paper.created" else {}
    quiet = event_type in ("council_paper.created", "council_paper.purged")
    events.record(
        session,
        actor,
        event_type,
        events.Subject("council_paper", paper.id, paper.reference_number),
        stream_id=paper.alliance_id,
        alliance_id=paper.alliance_id,
        changes=new if quiet else events.changes_of(paper),
    )

"""Use cases: prepare what everybody reads of a process; show it."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances import queries as alliance_queries
from backend.alliances.models import Alliance
from backend.core import events
from backend.core.clock import today
from backend.core.dates import understand
from backend.core.problems import invalid
from backend.core.records import touch
from backend.people.models import PartyKind
from backend.processes.models import Process
from backend.publishing.cards import PATH
from backend.publishing.evaluation import queries as evaluation_queries
from backend.publishing.names import Nameless
from backend.publishing.process_pages import queries
from backend.publishing.process_pages.schemas import ProcessPageOut, PublicProcess
from backend.publishing.service import nameless_of

WORDS = ("public_contact", "public_procedure", "public_result")


def change(session: Session, actor: Actor, process: Process, values: dict[str, Any], language: str) -> None:
    """Change what everybody reads. Raises 422 if the contact names a person."""
    if values.get("public_contact"):
        named = _nameless(session, process, language).found(values["public_contact"])
        if named:
            raise invalid("#/public_contact", "contact_is_a_function", names=", ".join(named))
    if "public_documents" in values:
        values["public_documents"] = [
            {**one.model_dump(mode="json", exclude={"when"}), "when": one.when and _understood(one.when)}
            for one in values["public_documents"]
        ]
    for name, value in values.items():
        setattr(process, name, value)
    if session.is_modified(process):
        touch(process)
        subject = events.Subject("process", process.id)
        alliance_id = process.alliance_id
        changes = events.changes_of(process)
        events.record(
            session, actor, "process.changed", subject, stream_id=alliance_id, alliance_id=alliance_id, changes=changes
        )


def show(session: Session, actor: Actor, process: Process, public_url: str, language: str) -> ProcessPageOut:
    """What is prepared, what everybody would read, and what was taken out."""
    alliance = alliance_queries.find(session, actor, process.alliance_id)
    nameless = _nameless(session, process, language)
    written = [getattr(process, name) for name in WORDS] + [one["title"] for one in process.public_documents]
    is_open = process.is_public and alliance.has_public_page
    return ProcessPageOut.model_validate(
        {
            **process.model_dump(),
            "shown": everybody_reads(session, process, nameless),
            "taken_out": list(dict.fromkeys(hit for text in written if text for hit in nameless.found(text))),
            "address": f"{public_url}{PATH}/{alliance.slug}/verfahren/{process.id}" if is_open else None,
            "can": ["edit"] if actor.may("publications:write", process.alliance_id) else [],
        }
    )


def processes_of(session: Session, alliance: Alliance, language: str) -> list[PublicProcess]:
    """The public processes of an alliance that has a public page."""
    nameless = nameless_of(session, alliance.id, alliance.name, language)
    return [everybody_reads(session, one, nameless) for one in queries.public(session, alliance.id)]


def everybody_reads(session: Session, process: Process, nameless: Nameless) -> PublicProcess:
    """The process without names of persons."""
    mandate = queries.mandate(session, process.id)
    commissioner = mandate.commissioner if mandate else None
    is_person = commissioner is not None and commissioner["kind"] == PartyKind.person
    whole = evaluation_queries.is_alone(session, process)
    return PublicProcess.model_validate(
        {
            "id": process.id,
            "kind": process.kind,
            "title": nameless.text(process.title),
            "state": process.state,
            "guiding_question": nameless.text(mandate.guiding_question) if mandate else None,
            "commissioner": nameless.party(commissioner["name"]) if commissioner and not is_person else None,
            "procedure": nameless.text(process.public_procedure),
            "result": nameless.text(process.public_result),
            "dates": [
                {"title": nameless.text(row.title), "kind": row.kind, "when": _nameless_day(row.fuzzy_date, nameless)}
                for row in queries.dates(session, process, whole=whole)
            ],
            "documents": [
                {**one, "title": nameless.text(one["title"]), "when": _nameless_day(one["when"], nameless)}
                for one in process.public_documents
            ],
            # Somebody may have become known as a person since it was written.
            "contact": nameless.text(process.public_contact),
        }
    )


def _nameless_day(when: dict[str, Any] | None, nameless: Nameless) -> dict[str, Any] | None:
    """A date as people wrote it: a date of one's own words can hold a name."""
    return when and {**when, "text": nameless.text(when["text"])}


def _nameless(session: Session, process: Process, language: str) -> Nameless:
    alliance = session.get_one(Alliance, process.alliance_id)
    return nameless_of(session, alliance.id, alliance.name, language)


def _understood(written: Any) -> Any:
    return understand(written, today()).model_dump(mode="json")

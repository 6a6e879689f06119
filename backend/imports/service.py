"""Use cases: understand a document, say what of it is here already, and store the rest."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.models import Alliance
from backend.core import events
from backend.core.language import DEFAULT, has_text, text
from backend.core.problems import invalid
from backend.imports import queries, rows
from backend.imports.bodies import link
from backend.imports.edits import apply
from backend.imports.fitting import fit
from backend.imports.grammar.record import understand
from backend.imports.idea_rows import nest
from backend.imports.matching import Here, groups_named, key, match
from backend.imports.models import Import
from backend.imports.problems import DocumentTooLarge, NothingRecognised
from backend.imports.readers.files import read_file
from backend.imports.readers.lines import Document
from backend.imports.schemas import ImportOut
from backend.imports.understanding import Understanding
from backend.imports.writing import Writing

#: One import is one transaction, and others wait for it.
MOST_PIECES = 2_000
_WRITES = {
    "groups": "groups:write",
    "duties": "groups:write",
    "ideas": "ideas:write",
    "action_items": "action-items:write",
    "changed_action_items": "action-items:write",
}


@dataclass(frozen=True)
class Reading:
    """A document and what the grammar understood of it."""

    filename: str
    document: Document
    understood: Understanding
    document_date: date | None


def read_document(
    filename: str,
    data: bytes,
    document_date: date | None = None,
    columns: dict[str, str] | None = None,
    content_type: str | None = None,
) -> Reading:
    """Understand a file. Takes seconds for a large one, so it is done before a unit of work begins.

    Raises an ImportRefused for a file that cannot be imported.
    """
    document = read_file(filename, data, content_type)
    understood = understand(document, document_date, columns)
    nest(document, understood)
    return Reading(filename, document, understood, document_date)


def import_record(
    session: Session,
    actor: Actor,
    alliance: Alliance,
    reading: Reading,
    *,
    dry_run: bool = False,
    understanding: ImportOut | None = None,
    create_organisations: bool = False,
    language: str = DEFAULT,
) -> ImportOut:
    """What the document says and what of it is new; unless `dry_run`, store that.

    `understanding` is the corrected answer of a dry run and is stored instead of what the file says. Raises 422 for
    a correction that is not valid.
    """
    actor.require("imports:write", alliance.id)
    filename, document, document_date = reading.filename, reading.document, reading.document_date
    read = reading.understood.model_copy(deep=True)
    if not (read.action_items or read.ideas or read.duties or understanding):
        raise NothingRecognised("No card, no idea, no duty and no table of actions was found in the file.")
    fit(read)
    found = understanding or ImportOut.model_validate(read.model_dump())
    if understanding is not None:
        check(understanding)
        fit(understanding)
    if document_date is not None:
        found.document_date = document_date
    if max(len(found.action_items), len(found.ideas), len(found.duties)) > MOST_PIECES:
        raise DocumentTooLarge(f"The document holds more than {MOST_PIECES} cards, ideas or duties.")
    found.groups = _unique([*found.groups, *groups_named(found)])
    if not dry_run:
        queries.hold(session, alliance.id)
    here = Here(session, alliance.id)
    match(here, found)
    found.warnings = [notice for notice in found.warnings if notice.code not in rows.CODES]
    edits = rows.match(session, here, alliance, document, read, found)
    _count(found, create_organisations=create_organisations)
    earlier = queries.of_content(session, alliance.id, _hash(document))
    found.imported_before, found.dry_run = earlier.created_at if earlier else None, dry_run
    found.id = earlier.id if earlier else None
    if not dry_run:
        _commit(session, actor, alliance, found, edits, filename, document, create_organisations)
    link(session, alliance.id, found.action_items)
    _translate(found, language)
    return found


def check(found: ImportOut) -> None:
    """Refuse a corrected understanding whose indexes point nowhere. Raises 422."""
    for index, idea in enumerate(found.ideas):
        at = f"#/understanding/ideas/{index}"
        if idea.parent is not None and not 0 <= idea.parent < index:
            raise invalid(f"{at}/parent", "unknown_reference")
        if idea.taken_up_by is not None and not 0 <= idea.taken_up_by < len(found.action_items):
            raise invalid(f"{at}/taken_up_by", "unknown_reference")


def _commit(
    session: Session,
    actor: Actor,
    alliance: Alliance,
    found: ImportOut,
    edits: list[rows.Edit],
    filename: str,
    document: Document,
    create_organisations: bool,
) -> None:
    """Write, and keep what became of the document. A document that says nothing new leaves no trace."""
    for name, permission in _WRITES.items():
        if getattr(found.created, name):
            actor.require(permission, alliance.id)
    writing = Writing(session, actor, alliance.id, found)
    found.created.organisations = 0
    writing.write(create_organisations=create_organisations)
    apply(session, actor, alliance.id, edits, found)
    counts = {name: count for name, count in found.created.model_dump().items() if count}
    if not counts:
        return
    kept = Import(
        alliance_id=alliance.id,
        file_name="".join(letter for letter in filename if letter.isprintable())[-300:],
        format=found.format,
        document_date=found.document_date,
        content_hash=_hash(document),
        counts=counts,
        origins=writing.origins,
        unplaced=[one.model_dump() for one in found.unplaced],
        imported_by=actor.name[:200],
    )
    session.add(kept)
    found.id = kept.id
    changes = {"file_name": [None, kept.file_name], **{name: [None, count] for name, count in counts.items()}}
    subject = events.Subject("import", kept.id)
    events.record(
        session, actor, "import.committed", subject, stream_id=alliance.id, alliance_id=alliance.id, changes=changes
    )


def _count(found: ImportOut, *, create_organisations: bool) -> None:
    created = found.created = type(found.created)()
    for name in ("groups", "duties", "ideas", "action_items"):
        setattr(created, name, sum(piece.outcome == "new" for piece in getattr(found, name)))
    created.changed_action_items = sum(item.outcome == "changed" for item in found.action_items)


def _unique(groups: list) -> list:
    return list({key(group.name): group for group in reversed(groups)}.values())[::-1]


def _hash(document: Document) -> str:
    """The same for the same lines, whatever the format and encoding they come in."""
    lines = (" ".join(line.text.split()) for line in document.lines if line.kind != "blank")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _translate(found: ImportOut, language: str) -> None:
    """Say the warnings in the caller's language."""
    for notice in found.warnings:
        years = re.findall(r"\b\d{4}\b", notice.detail) if notice.code == "year_not_written" else []
        if len(years) == 2:
            first, second = years
            notice.detail = text("import.warning.year_not_written_options", language, first=first, second=second)
        elif has_text(f"import.warning.{notice.code}"):
            notice.detail = text(f"import.warning.{notice.code}", language)

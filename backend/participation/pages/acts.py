"""What somebody can do on their page, through the services that everybody's interface uses.

Each act gives the key of what to say afterwards. Doing again what is done already is answered kindly.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session

from backend.actions.comments import service as comments
from backend.actions.comments.schemas import CommentIn
from backend.actions.follow_ups.dates import DateReader
from backend.actions.models import AssignmentState, StepState
from backend.actions.parts import service as parts
from backend.actions.parts.kinds import ASSIGNMENTS, FOLLOW_UPS, STEPS
from backend.actions.parts.schemas import AssignmentPatch, FollowUpIn, FollowUpPatch, StepPatch
from backend.core import mail
from backend.core.clock import now, today
from backend.core.problems import InvalidInput
from backend.core.records import touch
from backend.documents import service as documents
from backend.participation import letters, links
from backend.participation.models import Purpose
from backend.participation.pages import queries
from backend.participation.pages.forms import Form, Refused, Wrong, refuse_stale
from backend.participation.pages.visits import Visit, open_visit
from backend.settings import Settings

SUBJECT = "action_item"
RENEWED_EVERY = timedelta(hours=1)
Act = Callable[[Session, Settings, Visit, Form], str]


def perform(session: Session, settings: Settings, secret: str, form: Form) -> str:
    """Do what the form asks for; the key of what to say. Raises Closed, Refused, Stale, Wrong."""
    visit = open_visit(session, secret, write=True)
    act = ACTS.get(form.act)
    if act is None:
        raise Refused
    done = act(session, settings, visit, form)
    visit.link.last_used_at = now()
    touch(visit.link)
    return done


def renew(session: Session, settings: Settings, secret: str) -> None:
    """Mail a new link in place of an expired one, at most one an hour, and only to the stored address."""
    visit = open_visit(session, secret, write=True, expired=True)
    person, item = visit.person, visit.item
    if not person.email or queries.was_renewed(session, item.id, person.id, now() - RENEWED_EVERY):
        return
    try:
        mail.checked_address(person.email)
    except mail.InvalidAddress:
        return
    _, url = links.make(session, settings, visit.actor, item, person, Purpose.renewed)
    letters.to_person(session, person, [letters.entry(session, item, person, url)])


def refuse_file(session: Session, settings: Settings, secret: str, form: Form) -> None:
    """Raise what would be raised for a file, before it is looked at."""
    visit = open_visit(session, secret)
    refuse_stale(settings, visit, form, documents_of(session, visit))
    documents.refuse_beyond_space(session, settings, visit.alliance.id)


def comments_of(session: Session, visit: Visit) -> list[Any]:
    """What the person has said on this card, oldest first."""
    return queries.comments_of(session, visit.item.id, visit.person.id)


def documents_of(session: Session, visit: Visit) -> int:
    """How many files the person has attached to this card."""
    return queries.documents_of(session, visit.item.id, visit.person.id)


def _answer(state: AssignmentState) -> Act:
    def act(session: Session, settings: Settings, visit: Visit, form: Form) -> str:
        row = _own(visit.part.assignments, form.on)
        if row.state == state:
            return f"already-{state.value}"
        refuse_stale(settings, visit, form, row.version)
        values: dict[str, Any] = {"state": state.value}
        if note := form.typed.get("note", "").strip():
            values["note"] = note
        changes = _valid(AssignmentPatch, values, "note").changes()
        parts.change(session, visit.actor, visit.item, ASSIGNMENTS, row, changes)
        if state is AssignmentState.declined:
            letters.to_coordinators(session, settings, visit.item, visit.person, row)
        return state.value

    return act


def _tick(state: StepState, said: str) -> Act:
    def act(session: Session, settings: Settings, visit: Visit, form: Form) -> str:
        row = _own(visit.part.steps, form.on)
        if (row.state == StepState.done) == (state is StepState.done):
            return f"already-{said}"
        refuse_stale(settings, visit, form, row.version)
        parts.change(session, visit.actor, visit.item, STEPS, row, StepPatch(state=state).changes())
        return said

    return act


def _date(session: Session, settings: Settings, visit: Visit, form: Form) -> str:
    row = visit.part.next_date
    typed = {name: form.typed.get(name, "").strip() for name in ("when", "purpose", "where")}
    if row is not None and typed == shown_date(row):
        return "already-date"
    refuse_stale(settings, visit, form, version_of(row))
    if not typed["when"]:
        raise Wrong("when", "date-missing")
    try:
        read = DateReader(session, visit.alliance.id).read(typed["when"], "#/when")
    except InvalidInput as contradiction:
        raise Wrong("when", "date-unclear") from contradiction
    is_clear = read["latest"] or read["earliest"] or read["fuzzy_date"]["precision"] == "anchor"
    if not is_clear or len(typed["when"]) > 500:
        raise Wrong("when", "date-unclear")
    if read["latest"] and read["latest"] < today():
        raise Wrong("when", "date-past")
    values = {"when": typed["when"], "purpose": typed["purpose"] or None, "where": typed["where"] or None}
    if row is None:
        parts.add(session, visit.actor, visit.item, "follow_ups", _valid(FollowUpIn, values, "purpose"))
    else:
        changes = _valid(FollowUpPatch, values, "purpose").changes()
        parts.change(session, visit.actor, visit.item, FOLLOW_UPS, row, changes)
    return "date"


def _comment(session: Session, settings: Settings, visit: Visit, form: Form) -> str:
    said = comments_of(session, visit)
    written = form.typed.get("text", "").strip()
    if said and said[-1].text == written:
        return "already-comment"
    refuse_stale(settings, visit, form, len(said))
    if not written:
        raise Wrong("text", "comment-missing")
    body = _valid(CommentIn, {"text": written}, "text")
    comments.create(session, visit.actor, visit.item, body.model_dump())
    return "comment"


def _file(session: Session, settings: Settings, visit: Visit, form: Form) -> str:
    refuse_stale(settings, visit, form, documents_of(session, visit))
    if form.upload is None:
        raise Wrong("file", "file-missing")
    description = form.typed.get("description", "").strip()[:1000] or None
    documents.attach(session, visit.actor, visit.alliance.id, SUBJECT, visit.item.id, form.upload, description)
    return "file"


def shown_date(row: Any) -> dict[str, str]:
    """A next date as its form shows it."""
    return {"when": (row.fuzzy_date or {}).get("text", ""), "purpose": row.purpose or "", "where": row.place or ""}


def version_of(row: Any) -> str:
    """The state of a part, or that there is none."""
    return f"{row.id}:{row.version}" if row is not None else "none"


def _own(rows: list[Any], row_id: str) -> Any:
    for row in rows:
        if row.id == row_id:
            return row
    raise Refused


def _valid(schema: Any, values: dict[str, Any], name: str) -> Any:
    try:
        return schema.model_validate(values)
    except ValidationError as failure:
        raise Wrong(
            str(failure.errors()[0]["loc"][-1]) if failure.errors()[0]["loc"] else name, "too-long"
        ) from failure


ACTS: dict[str, Act] = {
    "accept": _answer(AssignmentState.accepted),
    "decline": _answer(AssignmentState.declined),
    "tick": _tick(StepState.done, "ticked"),
    "untick": _tick(StepState.open, "unticked"),
    "date": _date,
    "comment": _comment,
    "file": _file,
}
#: What a page can be opened with after an act.
DONE = frozenset(
    f"{prefix}{said}"
    for said in ("accepted", "declined", "ticked", "unticked", "date", "comment")
    for prefix in ("", "already-")
) | {"file"}

"""Use cases: show, circulate, approve and amend minutes."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.follow_ups import anchors
from backend.core import events, placeholders
from backend.core.clock import now, today
from backend.core.language import text
from backend.core.problems import invalid
from backend.core.records import touch
from backend.meetings.minutes import policy, queries
from backend.meetings.minutes.assembly import assemble
from backend.meetings.minutes.content import Addendum, MinutesContent
from backend.meetings.minutes.differences import differences, summary
from backend.meetings.minutes.models import MinutesAddendum, MinutesVersion
from backend.meetings.minutes.problems import (
    MeetingNotOver,
    MinutesApproved,
    MinutesNotApproved,
    MinutesUnchanged,
    NotTheLatestVersion,
    PlaceholdersLeft,
)
from backend.meetings.minutes.schemas import MinutesOut, MinutesVersionFull, MinutesVersionOut, PlaceholderFound
from backend.meetings.models import HELD, Meeting, MeetingState

#: Who and when may be open for good: "????" is a date that people write on a card.
NO_PROSE = {
    *("moderator", "minute_taker", "presenter", "party", "entered_for", "represents", "deputy_for", "when"),
    *("postponed_to", "action_item", "action_items", "annexes", "group_ids", "id"),
}


def show(session: Session, actor: Actor, meeting: Meeting, language: str) -> MinutesOut:
    """The minutes as the actor may read them: a draft for who writes them, else what was circulated."""
    last = queries.latest(session, meeting.id)
    is_draft = policy.reads_drafts(actor, meeting) and meeting.state not in policy.FINAL
    kept = MinutesContent.model_validate(last.content) if last else None
    content = assemble(session, meeting) if is_draft else kept
    return MinutesOut(
        meeting_id=meeting.id,
        state=meeting.state,
        is_draft=is_draft,
        number=last.number if last else None,
        content=content,
        placeholders=unfilled(content, language) if is_draft and content else [],
        changes=differences(kept, content, language) if is_draft and kept and content else [],
        addenda=[Addendum.model_validate(one) for one in queries.addenda(session, meeting.id)],
        can=policy.can(actor, meeting, last is not None),
    )


def show_version(actor: Actor, meeting: Meeting, version: MinutesVersion, last_id: str | None) -> MinutesVersionOut:
    """What is known of a version, without its text."""
    may = version.id == last_id and "approve" in policy.can(actor, meeting, True)
    return MinutesVersionOut.model_validate({**version.model_dump(), "can": ["approve"] if may else []})


def show_in_full(
    session: Session, actor: Actor, meeting: Meeting, version: MinutesVersion, language: str
) -> MinutesVersionFull:
    """A version with its text and what differs from the version before."""
    session.flush()
    last, earlier = queries.latest(session, meeting.id), queries.before(session, version)
    content = MinutesContent.model_validate(version.content)
    changes = differences(MinutesContent.model_validate(earlier.content), content, language) if earlier else []
    facts = show_version(actor, meeting, version, last.id if last else None)
    return MinutesVersionFull.model_validate({**facts.model_dump(), "content": content, "changes": changes})


def unfilled(content: MinutesContent, language: str) -> list[PlaceholderFound]:
    """The places of minutes in which something still has to be filled in."""
    found = []
    for one in placeholders.places(content.model_dump(mode="json"), besides=NO_PROSE):
        parts = one.pointer.split("/")
        if parts[1] == "items":
            item = content.items[int(parts[2])]
            place = text("minutes.item", language, number=item.number, title=item.title)
        else:
            place = text(f"minutes.{parts[1]}", language)
        found.append(PlaceholderFound(pointer=one.pointer, place=place, found=one.found))
    return found


def refuse_placeholders(found: list[PlaceholderFound]) -> None:
    """Raise 409 with a pointer to each place in which something still has to be filled in."""
    if found:
        errors = [
            (one.pointer, "placeholder_left", {"place": one.place, "found": ", ".join(one.found)}) for one in found
        ]
        raise PlaceholdersLeft(errors=errors)


def circulate(
    session: Session, actor: Actor, meeting: Meeting, changes_summary: str | None, language: str
) -> MinutesVersion:
    """Freeze the minutes as they are now as the next version.

    Raises 409 before the meeting is over, while something has to be filled in, if nothing changed since the last
    version, and once the minutes are approved.
    """
    policy.require_write(actor, meeting)
    if meeting.state in policy.FINAL:
        raise MinutesApproved
    if not _is_over(meeting):
        raise MeetingNotOver
    content = assemble(session, meeting)
    refuse_placeholders(unfilled(content, language))
    last = queries.latest(session, meeting.id)
    if last is not None:
        changes = differences(MinutesContent.model_validate(last.content), content, language)
        if not changes:
            raise MinutesUnchanged(number=last.number)
        changes_summary = changes_summary or summary(changes, language)
    version = MinutesVersion(
        alliance_id=meeting.alliance_id,
        meeting_id=meeting.id,
        number=queries.last_number(session, meeting.id) + 1,
        content=content.model_dump(mode="json"),
        changes_summary=changes_summary,
        author_id=actor.id,
        author_name=actor.name,
        circulated_at=now(),
    )
    session.add(version)
    _record(session, actor, "minutes.circulated", version, {"number": [last.number if last else None, version.number]})
    _bring(session, actor, meeting, MeetingState.circulated)
    return version


def approve(
    session: Session,
    actor: Actor,
    meeting: Meeting,
    version: MinutesVersion,
    approved_in: Meeting | None,
    decision_id: str | None,
) -> None:
    """Note that a later meeting approved the last version. Approving twice in the same meeting changes nothing.

    `approved_in` is None if the caller sees no such meeting. Raises 409 for any but the last version, 422 for a meeting
    or a decision that cannot have approved it.
    """
    policy.require_write(actor, meeting)
    if version.approved_at is not None:
        if approved_in is None or version.approved_in_id != approved_in.id:
            raise MinutesApproved
        return
    last = queries.latest(session, meeting.id)
    if last is None or last.id != version.id:
        raise NotTheLatestVersion
    if approved_in is None or approved_in.alliance_id != meeting.alliance_id:
        raise invalid("#/approved_in_id", "unknown_reference")
    if approved_in.id == meeting.id or _is_earlier(approved_in, meeting):
        raise invalid("#/approved_in_id", "approved_later")
    if decision_id is not None and not queries.decision_exists(session, meeting.alliance_id, decision_id):
        raise invalid("#/decision_id", "unknown_reference")
    version.approved_at, version.approved_in_id, version.decision_id = now(), approved_in.id, decision_id
    touch(version)
    _record(session, actor, "minutes.approved", version, {"approved_in_id": [None, approved_in.id]})
    _bring(session, actor, meeting, MeetingState.approved)


def amend(session: Session, actor: Actor, meeting: Meeting, written: str) -> MinutesAddendum:
    """Add something to approved minutes, which stay as they are. Raises 409 before they are approved."""
    policy.require_write(actor, meeting)
    if meeting.state not in policy.FINAL:
        raise MinutesNotApproved
    addendum = MinutesAddendum(
        alliance_id=meeting.alliance_id,
        meeting_id=meeting.id,
        text=written,
        author_id=actor.id,
        author_name=actor.name,
    )
    session.add(addendum)
    subject = events.Subject("minutes_addendum", addendum.id, context_id=meeting.id)
    alliance = meeting.alliance_id
    events.record(session, actor, "minutes.amended", subject, stream_id=alliance, alliance_id=alliance, changes={})
    _bring(session, actor, meeting, MeetingState.amended)
    return addendum


def _is_over(meeting: Meeting) -> bool:
    """Whether it has taken place: also one that nobody opened here, once its day is past or has come."""
    if meeting.state in HELD:
        return True
    is_planned = meeting.state in (MeetingState.draft, MeetingState.invited)
    return is_planned and meeting.latest is not None and meeting.latest <= today()


def _is_earlier(one: Meeting, other: Meeting) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _bring(session: Session, actor: Actor, meeting: Meeting, state: MeetingState) -> None:
    """The meeting's state follows its minutes."""
    if meeting.state == state:
        return
    meeting.state = state
    touch(meeting)
    subject, alliance = events.Subject("meeting", meeting.id), meeting.alliance_id
    changes = events.changes_of(meeting)
    events.record(
        session, actor, f"meeting.{state}", subject, stream_id=alliance, alliance_id=alliance, changes=changes
    )
    anchors.settle(session, actor, alliance)


def _record(
    session: Session, actor: Actor, event_type: str, version: MinutesVersion, changes: dict[str, list[Any]]
) -> None:
    subject = events.Subject("minutes_version", version.id, str(version.number), context_id=version.meeting_id)
    alliance = version.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)

"""What of each kind of record is looked through: its title, and every other word of it that everybody reads."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from backend.actions.parts import queries as part_queries
from backend.core.clock import GERMANY
from backend.meetings.models import Meeting
from backend.people.models import Organisation
from backend.search.entries import queries

#: Members of minutes that are no words: identifiers, moments, states.
NO_WORDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d.*|[a-z]+(_[a-z]+)+")


@dataclass(frozen=True)
class Text:
    """What is known of one record. `words` are put in this order behind the title; None is left out."""

    record: Any
    title: str
    place: str
    words: Iterable[str | None] = ()
    group_id: str | None = None
    number: str | None = None
    on_day: date | None = None
    #: Further names, as good as the title.
    also: Iterable[str | None] = ()


def action_items(session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Cards with their steps, next dates, partners, sponsors, who is named, and comments."""
    if not records:
        return
    ids = [record.id for record in records]
    parts, comments = part_queries.parts_of(session, ids), queries.comments_on(session, ids)
    prefix = queries.short_name(session, records[0].alliance_id)
    for item in records:
        number = f"{prefix}-{item.number}"
        yield Text(
            item,
            item.title,
            f"cards/{number}",
            [
                item.idea,
                *(step.text for step in parts.steps[item.id]),
                *(word for row in parts.follow_ups[item.id] for word in _of_date(row)),
                *(word for row in parts.assignments[item.id] for word in (row.party_name, row.task, row.note)),
                *(row.party_name for row in parts.partners[item.id]),
                *(word for row in parts.sponsors[item.id] for word in (row.party_name, row.amount)),
                item.field_of_action,
                item.funding,
                item.status_label,
                *comments.get(item.id, ()),
            ],
            group_id=item.group_id,
            number=number,
        )


def _of_date(row: Any) -> tuple[str | None, ...]:
    return row.purpose, row.how, row.place, (row.fuzzy_date or {}).get("text"), row.outcome


def ideas(_session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Ideas with their cluster and the question they answer."""
    for idea in records:
        yield Text(idea, idea.text, "ideas", [idea.cluster, idea.question])


def meetings(_session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Meetings with their place and who leads them."""
    for meeting in records:
        words = [meeting.place, meeting.room, *map(party, (meeting.moderator, meeting.minute_taker))]
        yield Text(
            meeting,
            _title_of(meeting),
            f"meetings/{meeting.id}",
            [*words, _day_of(meeting)],
            group_id=meeting.group_id,
            on_day=meeting.earliest,
        )


def agenda_items(session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Agenda items with the notes taken of them and what came out."""
    outcomes = queries.outcomes_of(session, [record.id for record in records])
    held = queries.rows_by_id(session, Meeting, {record.meeting_id for record in records})
    for item in records:
        meeting = held.get(item.meeting_id)
        yield Text(
            item,
            item.title,
            f"meetings/{item.meeting_id}",
            [item.notes, *outcomes.get(item.id, ()), party(item.presenter), item.raised_by],
            group_id=item.group_id or (meeting.group_id if meeting else None),
            on_day=meeting.earliest if meeting else None,
        )


def minutes(session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Minutes as they were circulated last, with what was added after their approval."""
    meeting_ids = {record.meeting_id for record in records}
    held, last = queries.rows_by_id(session, Meeting, meeting_ids), queries.circulated_last(session, meeting_ids)
    addenda = queries.addenda_to(session, meeting_ids)
    for version in records:
        meeting = held.get(version.meeting_id)
        if meeting is None or last.get(version.meeting_id) != version.number or version.circulated_at is None:
            continue
        yield Text(
            version,
            _title_of(meeting),
            f"meetings/{meeting.id}/minutes",
            [*sentences(version.content), *addenda.get(meeting.id, ())],
            group_id=meeting.group_id,
            on_day=meeting.earliest,
        )


def decisions(_session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Decisions with their conditions and objections."""
    for decision in records:
        objections = [one.get("text") for one in decision.objections or () if isinstance(one, dict)]
        yield Text(
            decision,
            decision.matter,
            f"decisions/{decision.id}",
            [decision.text, decision.conditions, *objections],
            group_id=decision.group_id,
            number=f"{decision.year}/{decision.number}",
            on_day=decision.decided_on,
        )


def groups(session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Groups with their purpose and their duties."""
    duties = queries.duties_of(session, [record.id for record in records])
    for group in records:
        yield Text(group, group.name, f"groups/{group.id}", [group.purpose, *duties.get(group.id, ())])


def people(session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """People with their function and organisation, never with how to reach them; nobody who was erased."""
    named = queries.rows_by_id(session, Organisation, {record.organisation_id for record in records})
    for person in records:
        if person.anonymised_at is None:
            organisation = named.get(person.organisation_id or "")
            words = [person.function, organisation.name if organisation else None, person.note]
            yield Text(person, person.name, "people", words)


def organisations(_session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Organisations with their abbreviation and what was noted of them."""
    for one in records:
        yield Text(one, one.name, "people", [one.kind, one.note, one.website], also=[one.abbreviation])


def documents(session: Session, records: Sequence[Any]) -> Iterator[Text]:
    """Files on cards, by their names and descriptions."""
    items = queries.cards(session, [record.subject_id for record in records])
    prefix = queries.short_name(session, records[0].alliance_id) if records else ""
    for document in records:
        item = items.get(document.subject_id)
        if item is not None:
            day = document.created_at.astimezone(GERMANY).date()
            place = f"cards/{prefix}-{item.number}"
            words = [document.description, item.title]
            yield Text(document, document.name, place, words, group_id=item.group_id, on_day=day)


def sentences(value: Any) -> Iterator[str]:
    """Every text in a JSON value that people wrote, in its order."""
    if isinstance(value, str):
        if value.strip() and not NO_WORDS.fullmatch(value):
            yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from sentences(one)


def _title_of(meeting: Any) -> str:
    return meeting.title or _day_of(meeting) or ""


def _day_of(meeting: Any) -> str | None:
    return (meeting.fuzzy_date or {}).get("text")


def party(reference: dict[str, Any] | None) -> str | None:
    """The name of a party reference."""
    return (reference or {}).get("name")

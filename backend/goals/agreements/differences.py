"""What is different between two editions of an agreement, in words that can be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import Field
from sqlmodel import Session

from backend.core.problems import invalid
from backend.core.schemas import Output
from backend.goals import queries as goal_queries
from backend.goals.agreements import queries
from backend.goals.lineage import queries as lineage_queries
from backend.goals.lineage.models import LineageKind
from backend.goals.measures.schemas import MeasureRef
from backend.goals.models import Agreement, Measure

#: What of a measure sheet is compared, in the order of the sheet.
COMPARED = (
    *("number", "title", "description", "lead_unit", "responsible", "participants", "target_group", "priority"),
    *("deadline", "costs", "funding", "resources", "done_when", "next_steps", "remarks"),
)


class Change(StrEnum):
    """What happened to a goal or a measure. `missing`: nobody has said yet."""

    new = "new"
    unchanged = "unchanged"
    changed = "changed"
    split = "split"  # type: ignore[assignment]  # the glossary's word; nobody splits a kind
    merged = "merged"
    replaced = "replaced"
    dropped = "dropped"
    missing = "missing"


class MemberChange(Output):
    """One member of a measure sheet, before and after, as it is read."""

    member: str
    before: str | None
    after: str | None


class GoalDifference(Output):
    """What happened to a goal."""

    change: Change
    before: str | None
    after: str | None


class MeasureDifference(Output):
    """What happened to a measure: `before` are those it comes from, `after` is what it is now."""

    change: Change
    before: list[MeasureRef]
    after: MeasureRef | None
    members: list[MemberChange]
    reason: str | None


class EditionRef(Output):
    """An edition, shortly."""

    id: str
    edition: int
    title: str
    state: str


class Differences(Output):
    """All that is different between two editions, and how often."""

    before: EditionRef
    after: EditionRef
    counts: dict[Change, int] = Field(description="Of measures, by what happened to them")
    goals: list[GoalDifference]
    measures: list[MeasureDifference]


@dataclass(frozen=True)
class Way:
    """How one measure came to be another, over one or several editions."""

    origin: str
    end: str | None
    kind: LineageKind
    reason: str | None


def between(session: Session, after: Agreement, before_id: str | None) -> Differences:
    """What is different in an edition from an earlier one, or from the one before it. Raises 422 if there is none."""
    chain = _chain(queries.editions(session, after.alliance_id), after.id)
    before_id = before_id or after.previous_id
    if before_id is None or before_id not in chain[1:]:
        raise invalid("#/before", "no_earlier_edition")
    before = goal_queries.agreement_of(session, before_id)
    steps = list(reversed(chain[: chain.index(before_id)]))
    old = goal_queries.measures_of(session, before.id)
    new = goal_queries.measures_of(session, after.id)
    ways = _ways([one.id for one in old], [lineage_queries.of_agreement(session, edition) for edition in steps])
    found = list(_measures(old, new, ways))
    return Differences(
        before=EditionRef.model_validate(before),
        after=EditionRef.model_validate(after),
        counts={kind: count for kind in Change if (count := sum(one.change == kind for one in found))},
        goals=_goals(session, before, after),
        measures=found,
    )


def _chain(previous: Mapping[str, str | None], edition: str | None) -> list[str]:
    """This edition and all before it, latest first."""
    found: list[str] = []
    while edition is not None and edition not in found:
        found.append(edition)
        edition = previous.get(edition)
    return found


def _ways(origins: Sequence[str], steps: Sequence[Sequence[Any]]) -> list[Way]:
    ways = [Way(one, one, LineageKind.continued, None) for one in origins]
    for entries in steps:
        following: list[Way] = []
        for way in ways:
            if way.end is None:
                following.append(way)
                continue
            for entry in entries:
                if entry.from_measure_id == way.end:
                    is_plain = entry.kind == LineageKind.continued
                    kind = way.kind if is_plain else LineageKind(entry.kind)
                    following.append(Way(way.origin, entry.to_measure_id, kind, entry.reason or way.reason))
        # What is split and merged again is one way: else their number doubles with every edition.
        ways = list({(way.origin, way.end): way for way in reversed(following)}.values())[::-1]
    return ways


def _measures(old: Sequence[Measure], new: Sequence[Measure], ways: Sequence[Way]) -> list[MeasureDifference]:
    known = {one.id: one for one in old}
    found = []
    for one in new:
        coming = [way for way in ways if way.end == one.id]
        origins = [known[way.origin] for way in coming]
        members = _members(origins[0], one) if len(origins) == 1 else []
        change = _change_of(coming, members)
        reason = next((way.reason for way in coming if way.reason), None)
        refs = [MeasureRef.model_validate(origin) for origin in origins]
        found.append(
            MeasureDifference(
                change=change, before=refs, after=MeasureRef.model_validate(one), members=members, reason=reason
            )
        )
    told = {way.origin: way for way in ways}
    for one in old:
        way = told.get(one.id)
        if way is None or way.end is None:
            change = Change.missing if way is None else Change.dropped
            ref, reason = MeasureRef.model_validate(one), way.reason if way else None
            found.append(MeasureDifference(change=change, before=[ref], after=None, members=[], reason=reason))
    return found


def _change_of(coming: Sequence[Way], members: Sequence[MemberChange]) -> Change:
    if not coming:
        return Change.new
    kinds = {way.kind for way in coming} - {LineageKind.continued}
    if kinds:
        return Change(sorted(kinds)[0])
    if len(coming) > 1:
        return Change.merged
    return Change.changed if members else Change.unchanged


def _members(before: Measure, after: Measure) -> list[MemberChange]:
    pairs = ((name, readable(getattr(before, name)), readable(getattr(after, name))) for name in COMPARED)
    return [MemberChange(member=name, before=old, after=new) for name, old, new in pairs if old != new]


def readable(value: Any) -> str | None:
    """A member of a measure sheet as it is read: names of parties, words of dates."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(readable, value))) or None
    if isinstance(value, dict):
        return value.get("name") or value.get("text")
    return str(value) if value else None


def _goals(session: Session, before: Agreement, after: Agreement) -> list[GoalDifference]:
    old = {one.lineage: one for one in goal_queries.goals_of(session, before.id)}
    new = {one.lineage: one for one in goal_queries.goals_of(session, after.id)}
    found = []
    for name in dict.fromkeys([*new, *old]):
        first, last = old.get(name), new.get(name)
        texts = first.text if first else None, last.text if last else None
        if first is None or last is None:
            change = Change.new if first is None else Change.dropped
        else:
            change = Change.unchanged if texts[0] == texts[1] else Change.changed
        found.append(GoalDifference(change=change, before=texts[0], after=texts[1]))
    return found

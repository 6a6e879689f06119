"""Use case: put together what a new coordinator has to know."""

from collections import defaultdict
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.alarms import STEP_IS_OVER, Day, alarms
from backend.actions.models import AssignmentState, FollowUpState
from backend.alliances.groups import queries as group_queries
from backend.alliances.groups.succession import Succession
from backend.alliances.models import Alliance
from backend.core.clock import now
from backend.people.parties import party_of
from backend.publishing.handover_file import queries
from backend.publishing.handover_file.schemas import (
    FiledPromise,
    GroupOfPeople,
    HandoverFile,
    MemberShort,
    Obligations,
    OpenItem,
    Review,
    RunningSeries,
    RunningToken,
    RunningWebhook,
)
from backend.publishing.steering import queries as steering_queries
from backend.publishing.steering.terms import terms
from backend.publishing.year_plan import service as year_plan
from backend.publishing.year_plan.schemas import PlanEntry

NEXT_DATES = 3


def compose(session: Session, actor: Actor, alliance: Alliance, on: date) -> HandoverFile:
    """The file as of a day, in a constant number of statements."""
    cards = queries.cards(session, alliance.id)
    steps = steering_queries.steps(session, alliance.id)
    assignments = steering_queries.assignments(session, alliance.id)
    follow_ups = steering_queries.follow_ups(session, alliance.id)
    succession = group_queries.succession(session, [alliance.id], on)
    return HandoverFile(
        alliance=alliance.name,
        on=on,
        open_items=_open_items(alliance, cards, follow_ups, on),
        promises=_promises(alliance, cards, steps, assignments),
        next_dates=next_dates(session, actor, alliance, on),
        groups=_groups(session, alliance, succession, on),
        obligations=_obligations(session, alliance, on, succession, (cards, steps, assignments)),
    )


def next_dates(session: Session, actor: Actor, alliance: Alliance, on: date) -> list[PlanEntry]:
    """The next three certain dates of this year and the next."""
    found: list[PlanEntry] = []
    for year in (on.year, on.year + 1):
        entries = year_plan.plan(session, actor, alliance, year).entries
        found += [one for one in entries if one.is_certain and one.when.earliest and one.when.earliest >= on]
    return found[:NEXT_DATES]


def _open_items(alliance: Alliance, cards: list[Any], follow_ups: list[Any], on: date) -> list[OpenItem]:
    dates: dict[str, list[Any]] = defaultdict(list)
    for one in follow_ups:
        if one.deleted_at is None and one.state == FollowUpState.open and one.fuzzy_date:
            dates[one.action_item_id].append(one)
    day = Day.of(on, alliance.silent_after_days)

    def next_date(card: Any) -> str | None:
        waiting = sorted(dates[card.id], key=lambda one: (one.earliest is None, one.earliest or on))
        return waiting[0].fuzzy_date["text"] if waiting else None

    return [
        OpenItem(
            id=card.id,
            number=f"{alliance.short_name}-{card.number}",
            title=card.title,
            group=card.group_name,
            status=card.status,
            status_label=card.status_label,
            owner=card.owner_name,
            next_date=next_date(card),
            alarms=list(alarms(card, card.status, card.updated_at, day)),
        )
        for card in cards
    ]


def _promises(alliance: Alliance, cards: list[Any], steps: list[Any], assignments: list[Any]) -> list[FiledPromise]:
    """What was asked for and accepted on open cards and open steps, in the order of cards; a no is no promise."""
    rows: dict[str, list[Any]] = defaultdict(list)
    for row in assignments:
        if row.deleted_at is None and row.state != AssignmentState.declined:
            rows[row.action_item_id].append(row)
    by_id = {step.id: step for step in steps}
    found = []
    for card in cards:
        for row in rows[card.id]:
            step = by_id.get(row.step_id)
            if step is None or step.state not in STEP_IS_OVER:
                found.append(
                    FiledPromise(
                        number=f"{alliance.short_name}-{card.number}",
                        title=card.title,
                        party=party_of(row),
                        task=row.task,
                        step=step.text if step else None,
                        state=row.state,
                    )
                )
    return found


def _groups(session: Session, alliance: Alliance, succession: Succession, on: date) -> list[GroupOfPeople]:
    members, duties = defaultdict(list), defaultdict(list)
    for row in queries.members(session, alliance.id, on):
        represents = (row.represents or {}).get("name")
        members[row.group_id].append(
            MemberShort(name=row.party_name, role=row.role, function=row.function, represents=represents)
        )
    for row in queries.duties(session, alliance.id):
        duties[row.group_id].append(row)
    return [
        GroupOfPeople(
            id=group,
            name=succession.stages[group].name,
            kind=succession.stages[group].kind,
            until=succession.stages[group].until,
            members=members[group],
            duties=[row.text for row in duties[group] if not row.is_open_question],
            open_questions=[row.text for row in duties[group] if row.is_open_question],
        )
        for group in succession.current_ids()
    ]


def _obligations(
    session: Session,
    alliance: Alliance,
    on: date,
    succession: Succession,
    parts: tuple[list[Any], list[Any], list[Any]],
) -> Obligations:
    moment, short_name = now(), alliance.short_name
    waiting, published = queries.releases_waiting(session, alliance.id), queries.published(session, alliance.id)
    return Obligations(
        series=[
            RunningSeries(
                id=row.id, title=row.title, group=row.group_name, rule=row.rule, rhythm=row.rhythm, until=row.until
            )
            for row in queries.series(session, alliance.id, on)
        ],
        reviews=[
            Review(
                id=row.id,
                year=row.year,
                number=row.number,
                matter=row.matter,
                review_on=row.review_on,
                is_due=row.review_on <= on,
            )
            for row in queries.reviews(session, alliance.id)
        ],
        releases_waiting=[f"{short_name}-{number}" for number in waiting],
        published=[f"{short_name}-{number}" for number in published],
        personal_links=queries.personal_links(session, alliance.id, moment),
        tokens=[RunningToken.model_validate(row) for row in queries.tokens(session, alliance.id, moment)],
        webhooks=[
            RunningWebhook(
                description=row.description, host=urlsplit(row.url).hostname or "", is_active=row.state == "active"
            )
            for row in queries.webhooks(session, alliance.id)
        ],
        terms=terms(succession, *parts, short_name),
    )

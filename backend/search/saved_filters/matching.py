"""What a saved filter shows to somebody now: the page's query, answered by the server.

Words are those of the search. A filter whose query says nothing valid shows everything that its page shows.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.actions.alarms import Day
from backend.actions.models import ActionItem
from backend.alliances.models import Alliance
from backend.core.clock import today
from backend.core.words import terms
from backend.meetings.decisions import queries as decision_queries
from backend.meetings.decisions.models import Decision, DecisionResult, Procedure
from backend.search import queries as search_queries
from backend.search.entries import queries as entry_queries
from backend.search.models import EntryType, SearchEntry
from backend.search.saved_filters import queries
from backend.search.saved_filters.models import FilterPage, SavedFilter

MOST = 1000
ALARMS = {"no_owner", "no_next_date", "overdue", "silent", "unassigned_steps"}


@dataclass(frozen=True)
class Match:
    """One record that the filter shows; `path` is its page in the interface."""

    id: str
    number: str
    title: str
    path: str


def matches(session: Session, actor: Actor, alliance: Alliance, kept: SavedFilter) -> list[Match]:
    """What the filter shows to the actor, at most `MOST`, newest first."""
    # No database compares with U+0000 (`%00`): one such query would keep everybody's mails from being written.
    query = kept.query.replace("%00", "")
    asked = {name: values for name, values in parse_qs(query).items() if values[0].strip()}
    if kept.page == FilterPage.search:
        return _search(session, actor, alliance, asked)
    if kept.page == FilterPage.decisions:
        return _decisions(session, actor, alliance, asked)
    return _cards(session, actor, alliance, asked)


def _search(session: Session, actor: Actor, alliance: Alliance, asked: dict[str, list[str]]) -> list[Match]:
    kind = _first(asked, "type")
    of_type = EntryType(kind) if kind in list(EntryType) else None
    found = _entries(session, actor, alliance, _first(asked, "q"), of_type)
    return [Match(one.id, one.number or "", one.title, f"/a/{alliance.slug}/{one.place}") for one in found]


def _entries(
    session: Session, actor: Actor, alliance: Alliance, question: str | None, of_type: EntryType | None
) -> list[SearchEntry]:
    words = terms(question or "")
    if not words:
        return []
    shared = entry_queries.shared_with(session, actor, alliance.id)
    statement, _ = search_queries.found(
        actor, words, question or "", alliance_id=alliance.id, type=of_type, shared=shared.keys()
    )
    light = queries.rows(session, statement.order_by(col(SearchEntry.id).desc()).limit(MOST))
    return search_queries.whole(session, [one.id for one in light])


def _decisions(session: Session, actor: Actor, alliance: Alliance, asked: dict[str, list[str]]) -> list[Match]:
    year, result, procedure = (_first(asked, name) for name in ("year", "result", "procedure"))
    statement = decision_queries.of_alliance(
        actor,
        alliance.id,
        year=int(year) if year and year.isdecimal() and len(year) == len("2009") else None,
        result=DecisionResult(result) if result in list(DecisionResult) else None,
        procedure=Procedure(procedure) if procedure in list(Procedure) else None,
        review_until=today() if _first(asked, "review") else None,
        q=_first(asked, "q"),
        group_id=_first(asked, "group"),
    )
    statement = statement.where(col(Decision.deleted_at).is_(None)).order_by(col(Decision.id).desc()).limit(MOST)
    return [
        Match(one.id, f"{one.year}/{one.number}", one.matter, f"/a/{alliance.slug}/decisions/{one.id}")
        for one in queries.rows(session, statement)
    ]


def _cards(session: Session, actor: Actor, alliance: Alliance, asked: dict[str, list[str]]) -> list[Match]:
    found: dict[str, Any] = {}
    # On the page, one of several alarms is enough.
    alarms: list[str | None] = [one for one in dict.fromkeys(asked.get("alarm", [])) if one in ALARMS]
    for alarm in alarms or [None]:
        statement = action_queries.listed(
            actor,
            alliance.id,
            status=_first(asked, "status"),
            group_id=_first(asked, "group"),
            field_of_action=_first(asked, "field"),
            owner_id=None,
            search=None,
        )
        if alarm is not None:
            statement = action_queries.with_alarm(statement, alarm, Day.of(today(), alliance.silent_after_days))
        statement = statement.where(col(ActionItem.deleted_at).is_(None))
        found |= {
            one.id: one for one in queries.rows(session, statement.order_by(col(ActionItem.id).desc()).limit(MOST))
        }
    if _first(asked, "q"):
        said = {one.id for one in _entries(session, actor, alliance, _first(asked, "q"), EntryType.action_item)}
        found = {key: item for key, item in found.items() if key in said}
    items = sorted(found.values(), key=lambda one: str(one.id), reverse=True)
    numbers = [(item, f"{alliance.short_name}-{item.number}") for item in items]
    return [Match(item.id, number, item.title, f"/a/{alliance.slug}/cards/{number}") for item, number in numbers]


def _first(asked: dict[str, list[str]], name: str) -> str | None:
    return asked[name][0] if name in asked else None

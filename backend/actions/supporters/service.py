"""Use case: list whom the alliance wants to win, over all cards."""

from typing import Any

from sqlmodel import Session

from backend.actions.supporters import queries
from backend.actions.supporters.schemas import SupportersWanted, Wanted, WantedFor
from backend.alliances.models import Alliance
from backend.people.parties import PartyOut, party_of


def wanted(session: Session, alliance: Alliance) -> SupportersWanted:
    """Partners to be won and sponsors to be found, each with the cards that name them."""
    return SupportersWanted(
        partners=_by_name(queries.partners(session, alliance.id), alliance.short_name),
        sponsors=_by_name(queries.sponsors(session, alliance.id), alliance.short_name),
    )


def _by_name(rows: list[Any], short_name: str) -> list[Wanted]:
    """One entry for each linked record, or else for each name however it is written in capitals."""
    found: dict[str, Wanted] = {}
    for row in rows:
        key = row.party_id or " ".join(row.party_name.casefold().split())
        entry = found.setdefault(key, Wanted(party=PartyOut.model_validate(party_of(row)), cards=0, wanted_for=[]))
        number = f"{short_name}-{row.number}"
        entry.wanted_for.append(
            WantedFor(
                id=row.id,
                number=number,
                title=row.title,
                group=row.group_name,
                part_id=row.part_id,
                amount=row.amount,
            )
        )
        entry.cards = len({one.id for one in entry.wanted_for})
    return sorted(found.values(), key=lambda one: one.party.name.casefold())

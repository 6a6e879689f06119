"""Fills a database: one alliance of 200 cards with 4 steps and 2 owners each, beside as many others as wanted."""

from dataclasses import dataclass

from sqlalchemy import insert
from sqlmodel import Session

from backend.access.models import Token
from backend.access.secrets import TOKEN, hash_secret, new_secret
from backend.actions import queries
from backend.actions.cards import service as cards
from backend.actions.models import ActionItem, Assignment, Card, FollowUp, Step
from backend.alliances.groups.models import Group
from backend.alliances.models import Alliance
from backend.core.clock import now, today
from backend.core.dates import parse
from backend.core.db import Database
from backend.core.events import Stream
from backend.core.records import new_id
from backend.municipalities.models import Municipality

CARDS = 200
STEPS = 4
OWNERS = 2


@dataclass(frozen=True)
class Filled:
    """What a benchmark asks for."""

    alliance_id: str
    item_ids: list[str]
    token: str


def fill(database: Database, items_in_all: int) -> Filled:
    """Fill an empty, migrated database up to this number of cards; the first 200 are those that are measured."""
    secret = new_secret(TOKEN)
    moment = {"created_at": now(), "updated_at": now(), "version": 1}
    with database.unit(write=True) as session:
        municipality = Municipality(name="Messstadt", slug="messstadt")
        session.add(municipality)
        session.flush()
        municipality_id = municipality.id
    first: Filled | None = None
    made = 0
    while made < items_in_all:
        with database.unit(write=True) as session:
            alliance_id, ids = _alliance(session, municipality_id, made // CARDS, moment)
            if first is None:
                first = Filled(alliance_id, ids, secret)
                bound = {"role": "coordinator", "alliance_id": alliance_id}
                session.add(Token(name="bench", secret_hash=hash_secret(secret), hint=secret[-4:], **bound))
        made += CARDS
    assert first is not None
    _settle(database)
    return first


def _settle(database: Database) -> None:
    """Do now what a database does of itself some minutes after so many rows: measured is the time after that."""
    statement = "ANALYZE" if database.is_sqlite else "VACUUM ANALYZE"
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(statement)


def _alliance(session: Session, municipality_id: str, number: int, moment: dict[str, object]) -> tuple[str, list[str]]:
    alliance_id = new_id()
    session.execute(
        insert(Alliance).values(
            id=alliance_id,
            municipality_id=municipality_id,
            name=f"Bündnis {number}",
            slug=f"buendnis-{number}",
            short_name=f"B{number}",
            last_item_number=CARDS,
            kind="alliance",
            state="active",
            silent_after_days=60,
            due_soon_days=14,
            **moment,
        )
    )
    session.execute(insert(Stream).values(id=alliance_id, sequence=CARDS))
    groups = [
        {
            "id": new_id(),
            "alliance_id": alliance_id,
            "kind": "project_group",
            "name": f"Projektgruppe {n}",
            "position": n,
            "predecessor_ids": [],
            **moment,
        }
        for n in range(5)
    ]
    session.execute(insert(Group), groups)
    items = [
        {
            "id": new_id(),
            "alliance_id": alliance_id,
            "group_id": groups[n % 5]["id"],
            "number": n + 1,
            "title": f"Aktionstag {n}: gemeinsam spielen, lesen und feiern",
            "idea": "Ein Fest für Kinder und Familien in allen Ortsteilen.",
            "status": ("planned", "in_progress", "done")[n % 3],
            "field_of_action": "Aktionstage",
            "visibility": "internal",
            "rank": float(n),
            **moment,
        }
        for n in range(CARDS)
    ]
    session.execute(insert(ActionItem), items)
    part = {"alliance_id": alliance_id, **moment}
    when = parse("ca. 10/2027", today())
    steps = [
        {
            "id": new_id(),
            "action_item_id": item["id"],
            "text": f"Schritt {n} von vielen erledigen",
            "state": "open",
            "position": n,
            **part,
        }
        for item in items
        for n in range(STEPS)
    ]
    assignments = [
        {
            "id": new_id(),
            "action_item_id": item["id"],
            "party_kind": "organisation",
            "party_name": f"Verein {n}",
            "task": None,
            "role": "responsible",
            "state": "accepted",
            "position": n,
            **part,
        }
        for item in items
        for n in range(OWNERS)
    ]
    follow_ups = [
        {
            "id": new_id(),
            "action_item_id": item["id"],
            "purpose": "Planung",
            "state": "open",
            "position": 0,
            "fuzzy_date": when.model_dump(mode="json"),
            "earliest": when.earliest,
            "latest": when.latest,
            **part,
        }
        for item in items
    ]
    session.execute(insert(Step), steps)
    session.execute(insert(Assignment), assignments)
    session.execute(insert(FollowUp), follow_ups)
    session.flush()
    ids = [str(item["id"]) for item in items]
    if number == 0:
        cards.refresh(session, queries.items_by_id(session, ids))
    else:
        _plain_cards(session, alliance_id, ids)
    return alliance_id, ids


def _plain_cards(session: Session, alliance_id: str, ids: list[str]) -> None:
    """Cards of the crowd: only their number counts, so their bytes are all the same."""
    body = b'{"id":"' + b"0" * 1800 + b'"}'
    session.execute(
        insert(Card),
        [
            {
                "action_item_id": item_id,
                "alliance_id": alliance_id,
                "body": body,
                "is_closed": False,
                "has_owner": True,
                "has_next_date": True,
                "unassigned_steps": 0,
            }
            for item_id in ids
        ],
    )

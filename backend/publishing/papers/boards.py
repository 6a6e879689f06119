"""Papers of the whole board: the list of what is open, and the poster for the wall."""

from collections.abc import Iterator
from typing import Any

import orjson
from sqlmodel import Session

from backend.actions.alarms import CLOSED
from backend.alliances.groups import queries as group_queries
from backend.publishing import queries
from backend.publishing.papers.tree import Block, Heading, Paragraph, Table
from backend.publishing.papers.wording import Words, joined


def open_items(session: Session, alliance_id: str, group_id: str | None, words: Words) -> list[Block]:
    """Every card that is not closed, group by group: who has it, when it goes on, what its steps wait for."""
    found: list[Block] = []
    for name, cards in _by_group(session, alliance_id, group_id):
        opened = [card for card in cards if card["status"] not in CLOSED]
        if opened:
            header = [words(key) for key in ("number", "what", "who", "next_date", "state")]
            rows = [_row(card, words) for card in opened]
            found += [
                Heading(name or words("without_group")),
                Table(header, rows, [2, 6, 4, 3, 3], words("open-items")),
            ]
    return found or [Paragraph(words("no_items"))]


def poster(session: Session, alliance_id: str, words: Words) -> list[dict[str, Any]]:
    """The columns of the board with all cards."""
    return [
        {
            "title": name or words("without_group"),
            "cards": [
                {
                    "number": card["number"],
                    "title": card["title"],
                    "lines": [
                        _owners(card, words),
                        joined([_next(card, words), words.status(card["status"])], " · "),
                    ],
                }
                for card in cards
            ],
        }
        for name, cards in _by_group(session, alliance_id, None)
    ]


def _by_group(session: Session, alliance_id: str, group_id: str | None) -> Iterator[tuple[str | None, list[Any]]]:
    """The cards of each group that exists or has cards, in the order of the board; then those of none."""
    by_group: dict[str | None, list[Any]] = {}
    for row in queries.cards(session, alliance_id, only_public=False):
        card = orjson.loads(row.body)
        by_group.setdefault(card["group_id"], []).append(card)
    succession = group_queries.succession(session, [alliance_id])
    for key, stage in succession.stages.items():
        if group_id in (None, key) and (key in by_group or succession.is_current(key)):
            yield stage.name, by_group.pop(key, [])
    if group_id is None:
        rest = [card for cards in by_group.values() for card in cards]
        if rest:
            yield None, rest


def _row(card: Any, words: Words) -> list[str]:
    return [card["number"], card["title"], _owners(card, words), _next(card, words), words.status(card["status"])]


def _owners(card: Any, words: Words) -> str:
    return joined(owner["name"] for owner in card["owners"]) or words("nobody")


def _next(card: Any, words: Words) -> str:
    return str(card["next_date"]["text"]) if card["next_date"] else words("no_date")

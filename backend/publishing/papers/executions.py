"""The paper on who executes something on behalf of somebody else: the report of those who are represented."""

from itertools import groupby

from sqlmodel import Session

from backend.processes.delegations import service as delegations
from backend.publishing.papers.tree import Block, Heading, Paragraph, Table
from backend.publishing.papers.wording import Words, joined


def blocks(session: Session, alliance_id: str, party: str | None, words: Words) -> list[Block]:
    """A part for each represented party, with what is executed in its place, by whom, since when and why."""
    made: list[Block] = []
    found = delegations.executions(session, alliance_id, party)
    for name, executions in groupby(found, key=lambda one: one.on_behalf_of.name):
        rows = [
            [
                one.process_title,
                one.party.name,
                words(f"delegation_{one.function}"),
                joined([words.day(day) if day else None for day in (one.since, one.until)], " – "),
                one.reason or "",
            ]
            for one in executions
        ]
        made.append(Heading(name))
        header = [words(f"executions_{key}") for key in ("process", "by", "function", "period", "reason")]
        made.append(Table(header, rows, (3, 3, 2, 2, 3), words("executions_caption", party=name)))
    return made or [Paragraph(words("executions_none"))]

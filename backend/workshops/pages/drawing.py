"""Draws the pages. They work without scripts; with them they follow the wall and keep what was not sent yet."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlmodel import Session

from backend.core import plain_pages
from backend.core.language import text
from backend.core.records import new_id
from backend.settings import Settings
from backend.workshops import phases, queries
from backend.workshops.cards import queries as card_queries
from backend.workshops.joining.codes import PATH
from backend.workshops.models import VoteState, Workshop, WorkshopParticipant
from backend.workshops.pages.visits import Visit, form_token
from backend.workshops.votes import counting
from backend.workshops.votes import queries as vote_queries
from backend.workshops.votes import service as votes
from backend.workshops.walls.drawing import draw

FOLDER = Path(__file__).parent
STYLES = f"{PATH}/page.css"
SCRIPT = f"{PATH}/wall.js"


@dataclass(frozen=True)
class Said:
    """What the page says at its top, and what was typed when it could not be taken.

    `none`: who sent dots had set none; the next sending without any is meant so.
    """

    key: str = ""
    message: str = ""
    typed: str = ""
    none: bool = False


def page(session: Session, settings: Settings, visit: Visit, code: str, language: str, said: Said) -> str:
    """The page of a code: the wall for who has joined, otherwise the way in."""
    if visit.participant is None:
        taken = queries.participants(session, [visit.workshop.id]).get(visit.workshop.id, {})
        tables = [(one["name"], one["seats"] - taken.get(one["name"], 0)) for one in visit.workshop.tables]
        return _draw("join.html", language, workshop=visit.workshop, tables=tables, code=code, said=said)
    wall = draw(session, visit.workshop.id, leads=False)
    return _draw(
        "wall.html",
        language,
        workshop=visit.workshop,
        participant=visit.participant,
        phase=phases.phase_of(visit.workshop.phases, visit.workshop.phase),
        token=form_token(settings, visit.participant),
        card_id=new_id(),
        own=card_queries.own(session, visit.participant.id),
        wall=wall.shown if wall else {"cards": [], "clusters": [], "vote": None, "revision": 0},
        vote=_vote(session, visit.workshop, visit.participant, language),
        code=code,
        said=said,
        words=_words(language),
    )


def door(language: str, said: Said) -> str:
    """The page where a code is typed."""
    return _draw("door.html", language, said=said)


def notice(why: str, language: str) -> str:
    """The page of a code that opens nothing: `unknown`, `ended`, `slow`, `full`, `foreign`."""
    return _draw("notice.html", language, why=why)


def _vote(
    session: Session, workshop: Workshop, participant: WorkshopParticipant, language: str
) -> dict[str, Any] | None:
    vote = vote_queries.open_one(session, workshop.id)
    if vote is None or vote.state != VoteState.open:
        return None
    ballot = vote_queries.ballot_of(session, vote.id, participant.id)
    given = ballot.points if ballot else {}
    targets = [(key, words, given.get(key, 0)) for key, words in counting.targets(session, vote).items()]
    return {
        "id": vote.id,
        "question": vote.question,
        "rule": votes.rule_of(vote, language),
        "most": vote.most_per_target,
        "points": vote.points_per_person,
        "targets": targets,
        "given": bool(given),
    }


#: Texts that the script needs, by the name it knows them under.
OF_SCRIPT = (
    "waiting",
    "refused",
    "arrived",
    "offline",
    "back",
    "left",
    "ended",
    "dots-sent",
    "dots-waiting",
    "none-sent",
)


def _words(language: str) -> dict[str, str]:
    return {key: text(f"workshops.page.{key}", language) for key in OF_SCRIPT}


def _draw(template: str, language: str, **values: Any) -> str:
    def translated(key: str, **given: Any) -> str:
        return text(f"workshops.page.{key}", language, **given)

    found = plain_pages.templates(FOLDER).get_template(template)
    return found.render(t=translated, language=language, styles=STYLES, script=SCRIPT, path=PATH, **values)

"""Endpoint: what the server understands of a date, before anything is stored."""

from datetime import date

from fastapi import Request
from pydantic import Field
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.actions.follow_ups.dates import DateReader
from backend.core import dates
from backend.core.clock import today
from backend.core.schemas import DateText, Id, Input, Output

routes = Routes("dates")


class FuzzyDateQuestion(Input):
    """A date as somebody wrote it. `reference` is the day it was written (today if left out)."""

    text: DateText = Field(examples=["ca. 10/2010"])
    reference: date | None = None
    alliance_id: Id | None = Field(default=None, description="Where to look for the meeting that is meant")


class FuzzyDateAnswer(Output):
    """What was understood; `year_options` are the days it may mean where no year was written."""

    fuzzy_date: dates.FuzzyDate
    year_options: list[date]


@routes.post("/fuzzy-dates", "action-items:read", status=200, write=False)
def understand_fuzzy_date(session: Session, actor: Actor, request: Request, body: FuzzyDateQuestion) -> FuzzyDateAnswer:
    """Understand a date without storing anything."""
    reference = body.reference or today()
    if body.alliance_id is None:
        fuzzy = dates.parse(body.text, reference)
    else:
        actor.require("action-items:read", body.alliance_id)
        columns = DateReader(session, body.alliance_id, reference).read(body.text, "#/text")
        fuzzy = dates.FuzzyDate.model_validate(columns["fuzzy_date"])
    return FuzzyDateAnswer(fuzzy_date=fuzzy, year_options=dates.year_options(fuzzy, reference))

"""Draws the page. What somebody typed stays in its field when the form comes back."""

from pathlib import Path

from sqlmodel import Session

from backend.core.language import text
from backend.participation.feedback.visits import FeedbackVisit, Words
from backend.participation.pages import words
from backend.participation.pages.drawing import draw
from backend.participation.pages.forms import Wrong
from backend.processes.concepts.feedback.schemas import WORDS_MOST
from backend.processes.concepts.schemas import Edition
from backend.processes.concepts.wording.editions import text_of

HERE = Path(__file__).parent


def page(
    session: Session,
    visit: FeedbackVisit,
    language: str,
    *,
    done: str | None = None,
    back: Words | None = None,
    wrong: Wrong | None = None,
) -> str:
    """The page of a visit, as HTML. `back`: words that were not kept, because of `wrong`."""
    asked = visit.asked
    shown = text_of(session, asked.concept, Edition.full)
    titles = {one.id: f"{one.number} {one.title}" for one in shown.chapters}
    return draw(
        "feedback.html",
        language,
        HERE,
        alliance=asked.alliance.name,
        name=asked.person.name,
        title=asked.concept.title,
        subject=asked.opened.subject,
        note=asked.opened.note,
        due=words.day_in_words(asked.opened.due_on, language) if asked.opened.due_on else "",
        chapters=shown.chapters,
        titles=titles,
        said=[
            {
                "text": one.text,
                "chapter": titles.get(one.chapter_id or ""),
                "day": words.day_in_words(one.given_on, language),
                "state": one.state,
                "answer": one.answer,
            }
            for one in visit.said
        ],
        is_over=visit.is_over,
        waits=not visit.is_over and visit.waits(session),
        back=back,
        wrong=wrong.name if wrong else None,
        message=text(f"participation.wrong.{wrong.message}", language) if wrong else "",
        most=WORDS_MOST,
        done=done,
        last_day=words.day_in_words(visit.link.last_day, language),
    )

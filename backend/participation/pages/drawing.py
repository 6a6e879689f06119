"""Draws the page. What somebody typed stays in its field when a form comes back."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlmodel import Session

from backend.core import plain_pages
from backend.core.language import has_text, text
from backend.participation import own
from backend.participation.links import PATH
from backend.participation.pages import acts, queries, words
from backend.participation.pages.forms import Form, token
from backend.participation.pages.visits import Visit
from backend.settings import Settings

FOLDER = Path(__file__).parent
STYLES = f"{PATH}/page.css"
#: What a phone offers to choose from; what is taken is decided by the content.
CHOICE = "image/*,application/pdf,.docx,.xlsx,.odt,.ods,.txt,.csv"


@dataclass(frozen=True)
class Returned:
    """A form that comes back to who sent it: with a wrong field, or because things have changed meanwhile."""

    form: Form
    wrong: str | None = None
    message: str = ""
    is_stale: bool = False


def page(
    session: Session, settings: Settings, visit: Visit, language: str, done: str | None, back: Returned | None
) -> str:
    """The page of a visit, as HTML."""
    part = visit.part

    def sealed(act: str, on: str, version: object) -> str:
        return token(settings, visit, act, on, version)

    assignments = [
        {
            "id": row.id,
            "task": own.task_of(row, part.step_texts, language),
            "state": row.state,
            "group": row.party_name if row.party_id != visit.person.id else None,
            "note": row.note,
            "accept": sealed("accept", row.id, row.version),
            "decline": sealed("decline", row.id, row.version),
        }
        for row in part.assignments
    ]
    steps = [
        {
            "id": row.id,
            "text": row.text,
            "is_done": row.state == "done",
            "due": (row.fuzzy_date or {}).get("text"),
            "token": sealed("untick" if row.state == "done" else "tick", row.id, row.version),
        }
        for row in part.steps
    ]
    following = part.next_date
    said = acts.comments_of(session, visit)
    return draw(
        "page.html",
        language,
        visit=visit,
        group=queries.group_name(session, visit.item.group_id),
        assignments=assignments,
        steps=steps,
        next_date=acts.shown_date(following) if following else None,
        understood=words.understood(following.fuzzy_date, language) if following else "",
        date_token=sealed("date", "", acts.version_of(following)),
        comments=[(one.text, words.moment_in_words(one.created_at, language)) for one in said],
        comment_token=sealed("comment", "", len(said)),
        file_token=sealed("file", "", acts.documents_of(session, visit)),
        megabytes=settings.max_document_bytes // 1_000_000,
        choice=CHOICE,
        expires=words.day_in_words(visit.link.expires_at.date(), language),
        done=done,
        back=back,
        message=_message(session, visit, language, back),
    )


def notice(why: str, language: str) -> str:
    """The page of a link that opens nothing: `unknown`, `ended`, `expired`, `renewed`, `refused`, `slow`."""
    return draw("notice.html", language, why=why)


def _message(session: Session, visit: Visit, language: str, back: Returned | None) -> str:
    if back is None:
        return ""
    if not back.is_stale:
        key = f"participation.wrong.{back.message}"
        return text(key, language) if has_text(key) else back.message
    # A date that nobody had set yet, a comment and a file have no record of their own to look at.
    changed = queries.last_change(session, visit.item.id, back.form.on or None)
    who = changed.actor_name if changed else ""
    when = words.moment_in_words(changed.occurred_at, language) if changed else ""
    return text("participation.stale", language, who=who, when=when)


def draw(template: str, language: str, *folders: Path, **values: Any) -> str:
    """A page of this kind as HTML; its template is in one of the folders, or here."""
    shown = plain_pages.templates(*folders, FOLDER).get_template(template)
    return shown.render(t=translator(language), language=language, styles=STYLES, **values)


def translator(language: str) -> Callable[..., str]:
    """Gives the templates the texts of these pages."""

    def translated(key: str, **given: Any) -> str:
        return text(f"participation.{key}", language, **given)

    return translated

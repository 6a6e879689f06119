"""What the newest edition of a template says differently from the one that a process keeps."""

from collections.abc import Iterator
from typing import Any

from sqlmodel import Session

from backend.processes.models import Process
from backend.processes.runs import queries
from backend.processes.runs.schemas import TemplateDifference, TemplateDifferences
from backend.processes.templates.content import ProcessTemplateContent
from backend.processes.templates.shipped import shipped

#: The lists of a content, what names an entry in them, and what it is called.
LISTS = {
    "bodies": ("key", "name"),
    "documents": ("key", "title"),
    "rules": ("id", "title"),
    "obligations": ("key", "title"),
    "certificates": ("key", "title"),
}


def differences(session: Session, process: Process) -> TemplateDifferences:
    """Entries that were added, removed or changed since; of a template that is gone none."""
    kept = ProcessTemplateContent.model_validate(process.template)
    newest = _newest(session, process) or kept
    return TemplateDifferences(
        edition=process.template_edition, newest_edition=newest.edition, differences=list(_compared(kept, newest))
    )


def _newest(session: Session, process: Process) -> ProcessTemplateContent | None:
    if process.template_id is None:
        return shipped().get(process.template_key)
    own = queries.template_by_id(session, process.template_id)
    return ProcessTemplateContent.model_validate(own.content) if own else None


def _compared(kept: ProcessTemplateContent, newest: ProcessTemplateContent) -> Iterator[TemplateDifference]:
    before = {f"steps/{key}": (step.title, _plain(step)) for key, step in kept.steps().items()}
    after = {f"steps/{key}": (step.title, _plain(step)) for key, step in newest.steps().items()}
    for name, (key, title) in LISTS.items():
        for content, found in ((kept, before), (newest, after)):
            for entry in getattr(content, name):
                found[f"{name}/{getattr(entry, key)}"] = (getattr(entry, title), _plain(entry))
    for place in [*before, *(place for place in after if place not in before)]:
        old, new = before.get(place), after.get(place)
        if old != new:
            change = "added" if old is None else "removed" if new is None else "changed"
            yield TemplateDifference(
                place=place, change=change, before=old[0] if old else None, after=new[0] if new else None
            )


def _plain(entry: Any) -> Any:
    """An entry without the entries in it, which are compared by themselves."""
    return entry.model_dump(mode="json", exclude={"steps"} if hasattr(entry, "reopens") else None)

"""Guards: who does something that rules may stand before asks here first, without knowing who keeps rules.

A room calls `check` before it acts, with the type of the event that the act will be recorded as. Rooms above it, such as
the rules of processes, have `watch`ed that act: they let it pass, or raise `RuleNotMet`. What nobody watches passes.
"""

from typing import Any, Protocol

from sqlmodel import Session

from backend.core.problems import Conflict
from backend.core.records import Record

_watchers: list["Watcher"] = []


class Watcher(Protocol):
    """Looks at an act before it happens. Raises `RuleNotMet`, or lets it pass, maybe noting what was amiss."""

    def __call__(self, session: Session, actor: Any, act: str, record: Record) -> None: ...


class RuleNotMet(Conflict):
    """A strict rule of a process is not met. The answer names rule, remedy, and where it is passed over with a reason."""

    def __init__(
        self, rule: str = "", title: str = "", remedy: str = "", process_id: str = "", subject: str = ""
    ) -> None:
        super().__init__(rule=title, remedy=remedy)
        self.members = {"rule": rule, "process_id": process_id, "subject_id": subject}

    def details(self, base_url: str, instance: str, language: str) -> dict[str, Any]:
        """The body of the answer, with what an override needs to name (RFC 9457 section 3.2)."""
        return {**super().details(base_url, instance, language), **self.members}


def watch(watcher: Watcher) -> None:
    """Let `watcher` be asked before every guarded act."""
    if watcher not in _watchers:
        _watchers.append(watcher)


def check(session: Session, actor: Any, act: str, record: Record) -> None:
    """Ask everybody who watches whether the act may happen to the record; `act` is an event type (`meeting.invited`).

    Call it before anything is changed. Raises 409 where a strict rule is not met and nobody passed over it.
    """
    for watcher in _watchers:
        watcher(session, actor, act, record)

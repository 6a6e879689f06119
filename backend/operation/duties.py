"""The duties of the worker: what is due without anybody asking, a line each.

A room that has work for the worker offers a function `(database, settings) -> int`, which opens its own units of work
and gives how much it did. Every duty has a thread of its own, and several workers may run the same duty at once: what
must happen once is claimed (`core/claims.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass

from backend.core.db import Database
from backend.operation import sweeping
from backend.participation import asking
from backend.settings import Settings


@dataclass(frozen=True)
class Duty:
    """Something to do every few seconds."""

    name: str
    every_seconds: float
    run: Callable[[Database, Settings], int]


DUTIES: list[Duty] = [
    Duty("sweep", 60, sweeping.run),
    Duty("asking", 15, asking.ask),
    Duty("personal links", 60, asking.tidy),
]

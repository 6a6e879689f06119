"""Numbers that make what tests write differ."""

import itertools

NUMBERS = itertools.count(1)


def number() -> str:
    """A number that no record has yet."""
    return f"{next(NUMBERS):04d}"

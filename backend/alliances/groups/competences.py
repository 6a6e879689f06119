"""What a body may do in a matter: decide, advise or take note. The one place of this rule.

What is set for a group comes first, then what its kind usually may: goals, themes,
political demands and the structure of the alliance are matters of the plenum; project groups plan and carry out their
own projects; working groups prepare, and only the plenum adopts (RT-7); committees advise and the council decides with
binding force.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from backend.alliances.groups.models import Competence, GroupKind
from backend.core.language import LANGUAGES, text

EVERY = "*"
OF_PLENUM = "plenum_matters"
OWN_ITEMS = "own_action_items"
#: From least to most.
RANK = (Competence.note, Competence.advise, Competence.decide)

DECIDES = ((EVERY, Competence.decide),)
ADVISES = ((EVERY, Competence.advise),)
STEERS = ((OF_PLENUM, Competence.advise), (EVERY, Competence.decide))
USUAL: dict[GroupKind, tuple[tuple[str, Competence], ...]] = {
    GroupKind.plenum: DECIDES,
    GroupKind.council: DECIDES,
    GroupKind.coordination_group: STEERS,
    GroupKind.steering_group: STEERS,
    GroupKind.other: STEERS,
    GroupKind.project_group: (
        (OF_PLENUM, Competence.advise),
        (OWN_ITEMS, Competence.decide),
        (EVERY, Competence.advise),
    ),
    GroupKind.working_group: ADVISES,
    GroupKind.committee: ADVISES,
    GroupKind.advisory_board: ADVISES,
    GroupKind.editorial_team: ADVISES,
}


class Matter(NamedTuple):
    """What is to be decided. `group_ids`: whose card it is about; `has_plenum`: whether the alliance has a plenum."""

    words: str
    group_ids: frozenset[str]
    has_plenum: bool


def rules(kind: str, own: Iterable[Mapping[str, Any]]) -> list[tuple[str, Competence]]:
    """All rules for a group in the order in which they are asked: its own, then those of its kind."""
    return [*((one["matter"], Competence(one["competence"])) for one in own), *USUAL[GroupKind(kind)]]


def competence(group_id: str, kind: str, own: Iterable[Mapping[str, Any]], matter: Matter) -> Competence:
    """The most that the group may do in the matter."""
    fitting = (found for pattern, found in rules(kind, own) if _fits(pattern, group_id, matter))
    return next(fitting, Competence.note)


def covers(held: Competence, claimed: str) -> bool:
    """Whether who holds the one may do the other: who decides may also advise."""
    return RANK.index(Competence(claimed)) <= RANK.index(held)


def _fits(pattern: str, group_id: str, matter: Matter) -> bool:
    if pattern == EVERY:
        return True
    if pattern == OWN_ITEMS:
        return group_id in matter.group_ids
    if pattern == OF_PLENUM:
        # Where there is no plenum nobody is kept from what would be its matters.
        return matter.has_plenum and any(_stands_in(word, matter.words) for word in plenum_words())
    return _stands_in(pattern, matter.words)


def plenum_words() -> list[str]:
    """The words by which matters of the plenum are known, in all languages: people write in theirs."""
    return [word for language in LANGUAGES for word in text("competence.plenum_words", language).split(", ")]


def _stands_in(word: str, words: str) -> bool:
    """Whether the word stands there by itself, also inflected: "Ziel" in "die Ziele", not in "Zielgruppe"."""
    return re.search(rf"\b{re.escape(word.casefold())}(e|en|em|er|es|n|s)?\b", words.casefold()) is not None

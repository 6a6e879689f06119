"""What has much the same purpose as something of its kind that is there already: a parallel structure?

Compared is what steers with what steers, concepts and strategies with each other, and projects with projects: by what
they are for, where both say so, and by what they are called. A group that leaves another one behind, or that stands in
the register itself, is no second body.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlmodel import Session

from backend.actions.duplicates.likeness import LEAST, likeness, read
from backend.alliances.groups.models import Group
from backend.processes.interfaces import queries
from backend.processes.interfaces.models import Interface, InterfaceKind

#: What is compared with what.
FAMILIES = {
    InterfaceKind.steering_structure: "steering",
    InterfaceKind.concept: "concept",
    InterfaceKind.strategy: "concept",
    InterfaceKind.project: "project",
}


@dataclass(frozen=True)
class Body:
    """A group that steers, or an entry of the register, as it is compared."""

    type: str
    id: str
    title: str
    purpose: str | None
    family: str
    distinct_because: str | None = None
    #: The group that an entry is, or the groups that a group follows.
    same: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Pair:
    """Two that are much alike; `one` is the newer."""

    one: Body
    other: Body
    likeness: float

    @property
    def settled_because(self) -> str | None:
        """Why they are distinct, where somebody has said so at one of the two."""
        return self.one.distinct_because or self.other.distinct_because


def bodies(session: Session, alliance_id: str) -> list[Body]:
    """All that is compared in an alliance, oldest first."""
    found = [of_group(group) for group in queries.steering_groups(session, alliance_id)]
    found += [body for one in queries.living(session, alliance_id) if (body := of_interface(one)) is not None]
    return sorted(found, key=lambda body: body.id)


def of_group(group: Group) -> Body:
    """A group as it is compared."""
    same = frozenset(group.predecessor_ids or ())
    return Body("group", group.id, group.name, group.purpose, "steering", same=same)


def of_interface(interface: Interface) -> Body | None:
    """An entry as it is compared; None for what is of no comparable kind."""
    family = FAMILIES.get(InterfaceKind(interface.kind))
    if family is None:
        return None
    same = frozenset([interface.group_id] if interface.group_id else ())
    return Body(
        "interface",
        interface.id,
        interface.title,
        interface.purpose,
        family,
        distinct_because=interface.distinct_because,
        same=same,
    )


def pairs(compared: Sequence[Body]) -> Iterator[Pair]:
    """All pairs of these that are much alike."""
    for other, one in combinations(compared, 2):
        found = alike(one, other)
        if found is not None:
            yield found


def parallels_of(body: Body, compared: Sequence[Body]) -> list[Pair]:
    """What this one is much like, most alike first."""
    found = [pair for other in compared if other.id != body.id and (pair := alike(body, other)) is not None]
    return sorted(found, key=lambda pair: -pair.likeness)


def alike(one: Body, other: Body) -> Pair | None:
    """The two as a pair, if they are of one family and their purposes or titles are much alike."""
    if one.family != other.family or one.id in other.same or other.id in one.same:
        return None
    measured = likeness(read(one.title), read(other.title))
    if one.purpose and other.purpose:
        measured = max(measured, likeness(read(one.purpose), read(other.purpose)))
    return Pair(one, other, round(measured, 2)) if measured >= LEAST else None

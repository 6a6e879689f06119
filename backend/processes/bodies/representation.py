"""Whose interests are represented in a group, and whose are missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from backend.alliances.groups.models import Membership
from backend.core.words import terms
from backend.people.models import PartyKind
from backend.processes.bodies import queries
from backend.processes.models import Process
from backend.processes.templates.content import PlannedBody, ProcessTemplateContent


@dataclass
class Interest:
    """An interest and who stands for it. `is_required`: the body is not complete without it."""

    label: str
    is_required: bool
    members: list[Membership] = field(default_factory=list)


@dataclass
class Representation:
    """Interests that were asked for or that the larger group has, in their order; then what is represented besides."""

    interests: list[Interest]
    suggestions: list[Membership] = field(default_factory=list)

    @property
    def gaps(self) -> list[str]:
        """What is required and missing."""
        return [one.label for one in self.interests if one.is_required and not one.members]


def of_body(session: Session, process: Process, key: str) -> Representation | None:
    """How a body of a process is made up; None where the template knows no such body or no group is it."""
    body = ProcessTemplateContent.model_validate(process.template).body(key)
    groups = {one.key: one.group_id for one in queries.of_process(session, process.id)}
    group_id = groups.get(key)
    if body is None or group_id is None:
        return None
    return of_group(session, process.alliance_id, group_id, body, groups.get(body.mirrors or ""))


def of_group(
    session: Session, alliance_id: str, group_id: str, body: PlannedBody | None, mirrors: str | None
) -> Representation:
    """How a group is made up, against what its template asks for and against the larger group that it mirrors."""
    members = queries.members_of(session, [group_id, *([mirrors] if mirrors else [])])
    kinds = queries.organisation_kinds(session, [alliance_id])
    return compare(body, members.get(group_id, []), members.get(mirrors or "", []), kinds)


def compare(
    body: PlannedBody | None,
    members: Sequence[Membership],
    larger: Sequence[Membership],
    kinds: dict[str, str],
) -> Representation:
    """Interests, who stands for each, and which members of the larger group could fill the gaps."""
    interests = [Interest(one.label, one.is_required) for one in (body.composition if body else [])]
    # Of the larger group an interest is what somebody was named for; who sits there for themselves is none.
    for label in dict.fromkeys(one.represents["name"] for one in larger if one.represents):
        if not any(_means(label, known.label) for known in interests):
            interests.append(Interest(label, is_required=True))
    found = Representation(interests)
    for interest in interests:
        interest.members = _standing_for(interest.label, members, kinds)
    for label in dict.fromkeys(one.represents["name"] for one in members if one.represents):
        if not any(_means(label, known.label) for known in interests):
            interests.append(Interest(label, is_required=False, members=_standing_for(label, members, kinds)))
    for gap in found.gaps:
        found.suggestions += [one for one in _standing_for(gap, larger, kinds) if one not in found.suggestions]
    return found


def _standing_for(label: str, members: Iterable[Membership], kinds: dict[str, str]) -> list[Membership]:
    return [one for one in members if any(_means(voice, label) for voice in _voices(one, kinds))]


def _voices(membership: Membership, kinds: dict[str, str]) -> list[str]:
    """What a member stands for, in words."""
    spoken = membership.represents or (
        {"id": membership.party_id, "name": membership.party_name}
        if membership.party_kind != PartyKind.person
        else {"id": None, "name": ""}
    )
    return [voice for voice in (spoken["name"], kinds.get(spoken["id"] or "")) if voice]


def _means(voice: str, label: str) -> bool:
    """Whether both say the same thing: every word of the shorter one stands in the other, whatever its ending."""
    one, other = _stems(voice), _stems(label)
    return bool(one and other) and (one <= other or other <= one)


def _stems(text: str) -> frozenset[str]:
    return frozenset(term.stem for term in terms(text))

"""Which pieces of a document are here already: by what earlier imports noted, else by their own words.

A piece that stands twice in a document is two pieces: each record here answers for one of them only.
"""

from typing import Any, Literal

from sqlmodel import Session

from backend.imports import queries
from backend.imports.grammar.ideas import cluster_name
from backend.imports.grammar.labels import body_kind
from backend.imports.rules import GroupKind
from backend.imports.schemas import GroupFound, IdeaFound, ImportOut
from backend.imports.understanding import Duty

Kind = Literal["group", "duty", "idea", "action_item"]
#: Of these a record that names no year means the one that the alliance has.
SINGLE: tuple[GroupKind, ...] = ("plenum", "coordination_group")
#: Such a body is the alliance's own: named as somebody who takes something over, it is set up. A council is not.
OWN_BODIES: tuple[GroupKind, ...] = (
    "plenum", "coordination_group", "project_group", "working_group", "steering_group",
)  # fmt: skip
_SEPARATOR = "\x1f"


def key(*parts: str | None) -> str:
    """The words that identify a piece, whatever their case and spacing."""
    return _SEPARATOR.join(" ".join((part or "").casefold().split()) for part in parts)


class Known:
    """The records of one kind that are here, by key; each is given once."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[str]] = {}
        self._given: set[str] = set()

    def note(self, words: str, record_id: str) -> None:
        """This record is what these words mean."""
        self._by_key.setdefault(words, []).append(record_id)

    def take(self, words: str) -> str | None:
        """The first record of these words that has not been given yet."""
        for record_id in self._by_key.get(words, ()):
            if record_id not in self._given:
                self._given.add(record_id)
                return record_id
        return None

    def claim(self, record_id: str) -> bool:
        """Give this very record, unless it has been given."""
        is_free = record_id not in self._given
        self._given.add(record_id)
        return is_free


class Here:
    """What an alliance has, as far as a document may name it. A constant number of statements."""

    def __init__(self, session: Session, alliance_id: str) -> None:
        self.groups = queries.groups(session, alliance_id)
        self.items = {row.id: row for row in queries.items(session, alliance_id)}
        self._known: dict[str, Known] = {kind: Known() for kind in ("duty", "idea", "action_item")}
        self._groups: dict[str, str] = {}
        duties, ideas = queries.duties(session, alliance_id), queries.ideas(session, alliance_id)
        living = {row.id for rows in (self.groups, self.items.values(), duties, ideas) for row in rows}
        for kind, words, record_id in queries.origins(session, alliance_id):
            if record_id in living and kind == "group":
                self._groups.setdefault(words, record_id)
            elif record_id in living:
                self._known[kind].note(words, record_id)
        for row in self.groups:
            self._groups.setdefault(key(row.name), row.id)
        for row in duties:
            self._known["duty"].note(key(row.group_id, row.text), row.id)
        texts = {row.id: row.text for row in ideas}
        for row in ideas:
            self._known["idea"].note(_idea_key(row.question, row.cluster, row.text, texts.get(row.parent_id)), row.id)
        for row in self.items.values():
            self._known["action_item"].note(key(row.title), row.id)

    def group(self, name: str, kind: GroupKind | None = None) -> str | None:
        """The group of this name; the only plenum or coordination group, if the name says no year."""
        found = self._groups.get(key(name))
        if found is None and kind in SINGLE and not any(character.isdigit() for character in name):
            of_kind = [row.id for row in self.groups if row.kind == kind and row.until is None]
            return str(of_kind[0]) if len(of_kind) == 1 else None
        return found

    def take(self, kind: Kind, words: str) -> str | None:
        """The record that this piece is, if it is here."""
        return self._known[kind].take(words)

    def claim(self, item_id: str) -> bool:
        """Whether no other row of the document has named this action item."""
        return self._known["action_item"].claim(item_id)


def idea_key(ideas: list[IdeaFound], idea: IdeaFound) -> str:
    """What identifies an idea: its question, its cluster, what it stands under, its words."""
    parent = ideas[idea.parent].text if idea.parent is not None else None
    return _idea_key(idea.question, idea.cluster, idea.text, parent)


def duty_key(group: str | None, duty: Duty) -> str:
    """What identifies a duty: its group, by id or, if that is new, by name, and its words."""
    return key(group or duty.body, duty.text)


def match(here: Here, found: ImportOut) -> None:
    """Say of groups, duties and ideas whether they are here. Cards are matched by `rows`."""
    for group in found.groups:
        _settle(group, here.group(group.name, group.kind))
    for duty in found.duties:
        _settle(duty, here.take("duty", duty_key(here.group(duty.body, duty.kind), duty)))
    for idea in found.ideas:
        _settle(idea, here.take("idea", idea_key(found.ideas, idea)))


def _settle(piece: Any, record_id: str | None) -> None:
    piece.id = record_id
    piece.outcome = "known" if record_id else "new"


def groups_named(found: ImportOut) -> list[GroupFound]:
    """The bodies that duties and cards name beside those that stand as headings."""
    named = {key(group.name) for group in found.groups}
    more: list[GroupFound] = []

    def note(name: str, kind: GroupKind, line: int) -> None:
        if name.strip() and key(name) not in named:
            named.add(key(name))
            more.append(GroupFound(name=name, kind=kind, line=line))

    for duty in found.duties:
        note(duty.body, duty.kind, duty.line)
    for item in found.action_items:
        if item.group:
            note(item.group, body_kind(item.group) or "project_group", item.line)
        for one in item.assignments:
            kind = body_kind(one.party.name) if one.party.kind == "group" else None
            if kind is not None and kind in OWN_BODIES:
                note(one.party.name, kind, one.line)
    return more


def _idea_key(question: str | None, cluster: str | None, text: str, parent: str | None) -> str:
    return key(question, cluster_name(cluster) if cluster else None, parent, text)

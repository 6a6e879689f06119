"""Changes that rows of a table make to action items: lines of a cell that are as they were keep their part."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.actions import service as actions
from backend.actions.follow_ups.dates import DateReader
from backend.actions.parts.service import Readers
from backend.actions.policy import Rights
from backend.actions.schemas import ActionItemPatch
from backend.actions.sheets import cells as sheet
from backend.core.clock import today
from backend.imports.bodies import Reader, pointing
from backend.imports.grammar.cards import Card, action_item
from backend.imports.grammar.tables import status_of, values
from backend.imports.matching import key
from backend.imports.rows import Edit, plain
from backend.imports.schemas import ImportOut, ItemFound

_ASKED_UNDER = {
    "steps": "to_do",
    "assignments": "who",
    "follow_ups": "next",
    "partners": "partners",
    "sponsors": "sponsors",
}
Values = dict[str, Any]


def apply(session: Session, actor: Actor, alliance_id: str, edits: list[Edit], found: ImportOut) -> None:
    """Change the action items with the rights that the actor has on each. Raises 403 without them."""
    if not edits:
        return
    rights = Rights(session, actor, alliance_id)
    reader = Reader(session, alliance_id)
    readers = Readers(session, alliance_id, DateReader(session, alliance_id, found.document_date or today()))
    group_ids = {key(group.name): group.id for group in found.groups}
    items = {item.id: item for item in action_queries.items_by_id(session, [str(edit.item.id) for edit in edits])}
    for edit in edits:
        item = items[str(edit.item.id)]
        rights.require("edit", item)
        with pointing(f"#/understanding/action_items/{edit.index}"):
            changed = Changed(edit, reader, found)
            patch = ActionItemPatch(**changed.facts(group_ids), **changed.lists())
            actions.change(session, actor, item, patch, readers)


class Changed:
    """One edit as members of a patch."""

    def __init__(self, edit: Edit, reader: Reader, found: ImportOut) -> None:
        self.edit = edit
        self.card = edit.card
        self.reader = reader
        self.found = found

    def facts(self, group_ids: dict[str, str | None]) -> Values:
        """The members that hold one value."""
        edit, item, cells = self.edit, self.edit.item, self.edit.cells
        touched = set(cells) | edit.corrected
        facts: Values = {name: getattr(item, name) for name in ("field_of_action", "funding") if name in touched}
        if "title" in touched:
            facts["title"] = item.title
        if "idea" in touched:
            facts["idea"] = item.idea
        if "visibility" in touched and item.visibility:
            facts["visibility"] = item.visibility
        if "group" in touched:
            facts["group_id"] = group_ids.get(key(item.group)) if item.group else None
        if {"status", "status_label"} & edit.corrected:
            facts.update(status=item.status or self.card["status"], status_label=item.status_label)
        elif "status" in cells:
            meant = sheet.meant_status(cells["status"])
            status, label = meant or (status_of(cells["status"]) or self.card["status"], cells["status"])
            facts.update(status=status, status_label=label)
        return facts

    def lists(self) -> Values:
        """The members that hold several parts, each written whole."""
        lists: Values = {}
        for name in sheet.LISTS:
            if name in self.edit.corrected:
                lists[name] = self._corrected(name)
            elif name in self.edit.cells:
                lists[name] = self._from_cell(name)
        if "assignments" in lists:
            self._assignments_of_steps(lists)
        if "next_date" in self.edit.cells and "follow_ups" not in lists:
            lists["follow_ups"] = self._next_date(self.edit.cells["next_date"])
        return lists

    def _from_cell(self, name: str) -> list[Values]:
        """The parts that the lines of a cell are: known lines keep theirs, the others are read."""
        known = sheet.lines(self.card, name, self.edit.language)
        parts: list[Values] = []
        for line in plain(values(self.edit.cells[name])).split("\n"):
            place = next((place for place, (shown, _) in enumerate(known) if shown == line), None)
            if place is not None:
                parts.append(self._kept(name, known.pop(place)[1]))
            elif line:
                parts += self._same_words(name, self._read(name, line), known)
        return [part for part in parts if part]

    def _corrected(self, name: str) -> list[Values]:
        known = sheet.lines(self.card, name, self.edit.language)
        return [part for part in self._same_words(name, self.edit.item, known) if part]

    def _read(self, name: str, line: str) -> ItemFound:
        """What the grammar makes of one line."""
        card = Card(title=self.edit.item.title, title_line=self.edit.item.line, verbatim_steps=True)
        card.add(_ASKED_UNDER[name], name, self.edit.item.line, line)
        read = action_item(card, self.found.document_date or today(), self.found.warnings, self.found.unplaced)
        return ItemFound.model_validate(read.model_dump())

    def _same_words(self, name: str, item: ItemFound, known: list[tuple[str, str]]) -> list[Values]:
        """New parts as they were read; one with the words of a known part is that part with another state."""
        parts: list[Values] = []
        for body in getattr(self.reader.card(item, None), name):
            sent = body.model_dump(exclude_unset=True)
            identity = _words(name, sent)
            same = next((one for one in known if _words(name, self._part(name, one[1])) == identity), None)
            if same is not None:
                known.remove(same)
                sent = {**self._kept(name, same[1]), **({"state": sent["state"]} if "state" in sent else {})}
            parts.append(sent)
        return parts

    def _part(self, name: str, part_id: str) -> Values:
        shown: list[Values] = list(self.card[name])
        if name == "assignments":
            shown += [one for step in self.card["steps"] for one in step["assignments"]]
        return next(part for part in shown if part["id"] == part_id)

    def _kept(self, name: str, part_id: str) -> Values:
        """A part that stays; an assignment of a step stays there and not among the card's own."""
        part = self._part(name, part_id)
        if name == "assignments" and all(one["id"] != part_id for one in self.card["assignments"]):
            return {}
        main = "text" if name == "steps" else None if name == "follow_ups" else "party"
        return {"id": part_id, **({main: part[main]} if main else {})}

    def _assignments_of_steps(self, lists: Values) -> None:
        """Somebody who is no longer named in the cell leaves the step, too."""
        cell = self.edit.cells.get("assignments")
        if cell is None:
            return
        shown = plain(values(cell)).split("\n")
        lines = {part_id: line for line, part_id in sheet.lines(self.card, "assignments", self.edit.language)}
        steps = lists.get("steps") or [self._kept("steps", step["id"]) for step in self.card["steps"]]
        of_step = {step["id"]: step["assignments"] for step in self.card["steps"]}
        for sent in steps:
            named = of_step.get(sent.get("id"), [])
            staying = [one for one in named if lines[one["id"]] in shown]
            if len(staying) < len(named):
                sent["assignments"] = [{"id": one["id"], "party": one["party"]} for one in staying]
                lists["steps"] = steps

    def _next_date(self, cell: str) -> list[Values]:
        """The follow-up that was next gets another date; without one there is a new one."""
        parts: list[Values] = [{"id": one["id"]} for one in self.card["follow_ups"]]
        was = self.card["next_date"]
        for part, one in zip(parts, self.card["follow_ups"], strict=True):
            if was and one["when"] == was and one["state"] == "open":
                part["when"] = cell
                return parts
        return [*parts, {"when": cell}]


def _words(name: str, part: Values) -> str:
    """What identifies a part beside its state."""
    if name == "steps":
        return key(part["text"])
    if name == "follow_ups":
        return key(part.get("purpose"), (part.get("when") or {}).get("text"))
    return key(part["party"]["name"], part.get("task"))

"""Groups as headings: "Projektgruppe Spielplatz" above the cards that it worked out."""

import re

from backend.imports import rules
from backend.imports.grammar.days import full_days
from backend.imports.grammar.labels import body_kind, section_kind, words_of
from backend.imports.grammar.outline import Line
from backend.imports.understanding import Group, Heading, Understanding

#: What stands between the word for a group and its name ("Arbeitsgruppe 2: Verkehr", "AG zu Verkehr").
_JOINT = re.compile(r"^[\s:–—-]*(?:\d{1,2}[.:)]?\s+)?(?:(?:zu|zum|zur|für|on|for)\s+)?[\s:–—-]*", re.IGNORECASE)
_GROUP_WORDS = 8


def names_group(line: Line) -> bool:
    """Whether a line is nothing but the name of a project or working group."""
    text = line.text.rstrip(": ")
    if line.marker == "bullet" or line.label is not None or len([cell for cell in line.cells if cell]) > 1:
        return False
    if text.endswith((".", ",", ";", "?")) or len(text.split()) > _GROUP_WORDS or section_kind(text) is not None:
        return False
    name = own_name(text)
    # "Projektgruppe Spielplatz: Aktionstag" says more than the name, a full day dates a record of the group.
    return name not in ("", text) and ":" not in name and not full_days(text)


def own_name(group: str) -> str:
    """A project or working group's name without the word for a group; any other text as it is."""
    for word in sorted(rules.CARD_GROUPS, key=len, reverse=True):
        match = re.match(rf"{word}(?!\w)", group, re.IGNORECASE)
        if match:
            return _JOINT.sub("", group[match.end() :], count=1).strip(" :")
    return group


def group_of(line: Line, into: Understanding) -> Group:
    """The group that a heading names, noted once however often the record names it."""
    name = line.text.rstrip(":").strip()
    into.headings.append(Heading(line=line.number, text=line.raw, role="body"))
    known = next((one for one in into.groups if words_of(one.name) == words_of(name)), None)
    if known is None:
        known = Group(name=name, kind=body_kind(name) or "other", line=line.number)
        into.groups.append(known)
    return known

"""Idea collections: a question, clusters under it, ideas and their sub-ideas."""

from collections import Counter
from dataclasses import dataclass, field

from backend.imports import rules
from backend.imports.grammar.labels import normalised
from backend.imports.grammar.outline import Line
from backend.imports.understanding import ActionItem, Cluster, Heading, Idea

#: Indented by one blank is typing, by two a level.
_A_LEVEL = 2
_SHORTEST_TAKEN_UP = 4


@dataclass(slots=True)
class Collection:
    """What the idea regions of a record say."""

    ideas: list[Idea] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    question: str | None = None
    siblings: Counter[tuple[int | None, str | None]] = field(default_factory=Counter)


def collect(lines: list[Line], into: Collection) -> None:
    """Read one region of ideas, block by block; blocks are what blank lines separate."""
    blocks: list[list[Line]] = []
    for line in lines:
        announces = line.text.endswith(":") and line.marker != "bullet"
        if line.after_blank or not blocks or line.heading is not None or announces:
            blocks.append([])
        blocks[-1].append(line)
    blocks = [part for block in blocks for part in _under_headings(block)]
    waiting = False
    for place, block in enumerate(blocks):
        if _is_question(block[0]):
            into.question = block[0].text
            into.headings.append(Heading(line=block[0].number, text=block[0].raw, role="question"))
            block = block[1:]
            if not block:
                continue
        if _begins_with_heading(block, waiting=waiting, last=place == len(blocks) - 1):
            _open_cluster(block[0], into)
            block = block[1:]
            waiting = not block
        if block:
            _items(block, into)
            waiting = False


def _under_headings(block: list[Line]) -> list[list[Line]]:
    """A block in which every line without mark stands above marked ones, cut at those lines."""
    plain = [place for place, line in enumerate(block) if not line.marker]
    above_lists = all(place + 1 < len(block) and block[place + 1].marker for place in plain)
    if len(plain) < 2 or plain[0] != 0 or not above_lists:
        return [block]
    return [block[start:end] for start, end in zip(plain, [*plain[1:], len(block)], strict=True)]


def _is_question(line: Line) -> bool:
    return line.marker == "" and line.text.endswith("?") and len(line.text.split()) > 3


def _begins_with_heading(block: list[Line], *, waiting: bool, last: bool) -> bool:
    """Whether the block's first line names a cluster.

    A heading, a line with a colon at its end, a line above a list of other
    marks; or a line that stands alone, unless the cluster opened before is
    still empty and this is its only idea.
    """
    first, rest = block[0], block[1:]
    if first.heading is not None:
        return True
    if first.marker == "bullet" or (first.cells and len(first.cells) > 1):
        return False
    if first.text.endswith(":"):
        return True
    if waiting:
        return False
    if not rest:
        return not last
    return all(line.marker and line.marker != first.marker for line in rest)


def _open_cluster(line: Line, into: Collection) -> None:
    label = line.text.rstrip(":").strip()
    into.clusters.append(Cluster(name=cluster_name(label), label=label, line=line.number))
    into.headings.append(Heading(line=line.number, text=line.raw, role="cluster"))


def cluster_name(label: str) -> str:
    """A cluster's name without "Projekt (e)" and the like."""
    for prefix in rules.CLUSTER_PREFIXES:
        head, rest = label[: len(prefix)], label[len(prefix) :]
        if head.lower() == prefix and rest[:1] in (" ", ":") and rest.strip(" :–-"):
            return rest.strip(" :–-")
    return label


def _items(block: list[Line], into: Collection) -> None:
    """The ideas of a block; a marked or indented line belongs to the one above that is not."""
    stack: list[tuple[int, int]] = []
    marked_only = all(line.marker for line in block)
    for line in block:
        depth = line.indent + (0 if marked_only or not line.marker else 2 * _A_LEVEL)
        if not stack and not marked_only:
            # A mark on the first line has nothing above it that it could belong to.
            depth = line.indent
        while stack and depth < stack[-1][0] + _A_LEVEL:
            stack.pop()
        parent = stack[-1][1] if stack else None
        stack.append((depth, len(into.ideas)))
        add_idea(line.text, line.number, line.raw, into, parent)


def add_idea(text: str, line: int, source: str, into: Collection, parent: int | None = None) -> None:
    """Take one idea under the question and cluster that are open."""
    cluster = into.clusters[-1].name if into.clusters else None
    siblings = into.siblings[parent, cluster]
    into.siblings[parent, cluster] += 1
    into.ideas.append(
        Idea(
            text=text, question=into.question, cluster=cluster, parent=parent, position=siblings, line=line,
            source=source,
        )
    )  # fmt: skip


def connect(collection: Collection, items: list[ActionItem]) -> None:
    """Which ideas the cards took up, and which field of action each card belongs to."""
    about = [f" {normalised(' '.join((item.title, item.idea or '')))} " for item in items]
    for idea in collection.ideas:
        words = f" {normalised(idea.text)} "
        if len(words) - 2 < _SHORTEST_TAKEN_UP:
            continue
        idea.taken_up_by = next((index for index, text in enumerate(about) if words in text), None)
    names = list(dict.fromkeys(cluster.name for cluster in collection.clusters))
    origin: dict[int, str] = {}
    for idea in collection.ideas:
        if idea.taken_up_by is not None and idea.cluster is not None:
            origin.setdefault(idea.taken_up_by, idea.cluster)
    for index, item in enumerate(items):
        if item.field_of_action is None:
            item.field_of_action = _cluster_in(item.title, names) or origin.get(index)


def _cluster_in(title: str, names: list[str]) -> str | None:
    words = f" {normalised(title)} "
    named = [name for name in names if normalised(name) and f" {normalised(name)} " in words]
    return max(named, key=len, default=None)

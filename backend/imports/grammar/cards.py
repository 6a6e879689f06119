"""Cards: the four answers of a project, read into an action item."""

from dataclasses import dataclass, field
from datetime import date

from backend.core.dates import find, settle, year_options
from backend.imports.grammar.assignments import assignments
from backend.imports.grammar.follow_ups import follow_ups
from backend.imports.grammar.groups import own_name
from backend.imports.grammar.labels import words_of
from backend.imports.grammar.outline import Line
from backend.imports.grammar.steps import ToDo, partners, sponsors, to_do, verbatim_step
from backend.imports.rules import QuestionKind
from backend.imports.understanding import ActionItem, Answer, Notice, Unplaced

_TITLE_LENGTH = 300


@dataclass(slots=True)
class Card:
    """A card as lines: what was written under which label. `group` is what the heading above it names."""

    title: str = ""
    title_line: int = 0
    source: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    verbatim_steps: bool = False
    group: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    answers: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def add(self, kind: str, label: str, line: int, text: str) -> None:
        """Take what stands under a label on one line."""
        self.labels.setdefault(kind, label)
        answer = self.answers.setdefault(kind, [])
        # Runs of blanks are typing, not content; the rules below expect single ones.
        parts = [" ".join(part.split()) for part in text.split("\n")]
        answer += [(line, part) for part in parts if part]

    def text(self, kind: str) -> str:
        """An answer as one text."""
        return "\n".join(part for _, part in self.answers.get(kind, ()))


def card_of(lines: list[Line]) -> Card:
    """The card that a region of lines holds: a title, labels, and what follows each."""
    card = Card(lines=[line.number for line in lines])
    current: str | None = None
    for line in lines:
        if line.label is not None and line.label.kind not in card.answers and _asks(line, current):
            card.add(line.label.kind, line.label.text, line.number, line.label.answer)
            # "Partner: SRB" within an answer is an aside; what follows goes on with the answer.
            if line.question is not None or not line.label.answer or current is None:
                current = line.label.kind
            if line.question is None:
                card.source.append(line.raw)
        elif current is None:
            card.title = f"{card.title} {line.text}".strip()
            card.title_line = card.title_line or line.number
            card.source.append(line.raw)
        else:
            card.add(current, card.labels[current], line.number, line.raw if line.marker else line.text)
    card.title_line = card.title_line or lines[0].number
    return card


def _asks(line: Line, current: str | None) -> bool:
    return line.label is not None and (line.label.question is not None or bool(line.label.answer) or current is None)


def action_item(card: Card, reference: date | None, warnings: list[Notice], unplaced: list[Unplaced]) -> ActionItem:
    """What the card says; doubts go to `warnings`, answers that name nobody to `unplaced`."""
    read = ToDo()
    for line, text in card.answers.get("to_do", ()):
        if card.verbatim_steps:
            verbatim_step(text, line, read)
        else:
            to_do(text, line, reference, read)
    for line, text in card.answers.get("partners", ()):
        partners(text, line, read)
    for line, text in card.answers.get("sponsors", ()):
        sponsors(text, line, read)
    for line, text in card.answers.get("who", ()):
        for left in assignments(text, line, reference, read):
            unplaced.append(Unplaced(line=line, text=left))
            warnings.append(Notice(line=line, text=left, code="nobody_named", detail="Nobody was recognised here."))
    further = [
        one for line, text in card.answers.get("next", ()) for one in follow_ups(text.strip("-•* "), line, reference)
    ]
    item = ActionItem(
        title=_title(card),
        idea=card.text("idea") or None,
        group=card.text("group") or card.group or None,
        steps=read.steps,
        assignments=read.assignments,
        partners=read.partners,
        sponsors=read.sponsors,
        follow_ups=further,
        answers=[_answer(card, kind) for kind in card.answers if kind in ("idea", "to_do", "who", "next")],
        line=card.title_line,
        lines=sorted(set(card.lines)),
        source="\n".join(card.source),
    )
    match_tasks(item)
    _warn(item, reference, warnings)
    return item


def _title(card: Card) -> str:
    title = card.text("title") or card.title or _in_short(card.text("idea")) or own_name(card.group)
    return title.strip().rstrip(":").strip() or "?"


def _in_short(idea: str) -> str:
    """The first words of an idea: as many whole ones as a title takes."""
    first = idea.split("\n")[0].split(";")[0].strip()
    if len(first) <= _TITLE_LENGTH:
        return first
    return first[: _TITLE_LENGTH + 1].rpartition(" ")[0].rstrip(" ,:–—-") or first[:_TITLE_LENGTH]


def _answer(card: Card, kind: str) -> Answer:
    asked: QuestionKind = kind  # type: ignore[assignment]  # the caller passes the four kinds only
    lines = sorted({line for line, _ in card.answers[kind]})
    return Answer(question=asked, label=card.labels[kind], text=card.text(kind), lines=lines)


def match_tasks(item: ActionItem) -> None:
    """Link assignments to steps: a task means the step whose words it begins."""
    for assignment in item.assignments:
        if assignment.step is not None or not assignment.task:
            continue
        task = words_of(assignment.task)
        for index, step in enumerate(item.steps):
            if task and words_of(step.text)[: len(task)] == task:
                assignment.step = index
                break


def _warn(item: ActionItem, reference: date | None, warnings: list[Notice]) -> None:
    warnings += open_years(item.title, item.line, reference)
    for follow_up in item.follow_ups:
        if follow_up.when is None:
            warnings.append(
                Notice(
                    line=follow_up.line, text=follow_up.source, code="no_date",
                    detail="No date was recognised in this follow-up.",
                )
            )  # fmt: skip
        elif follow_up.when.earliest is None and follow_up.when.precision not in ("anchor", "unknown"):
            warnings.append(_open_year(follow_up.when.text, follow_up.line, reference))


def open_years(text: str, line: int, reference: date | None) -> list[Notice]:
    """A notice for each day in a title whose year was not written."""
    written = [text[found.start : found.end] for found in find(text) if found.bare_day]
    return [_open_year(day, line, reference) for day in written]


def _open_year(text: str, line: int, reference: date | None) -> Notice:
    found = find(text)
    options = year_options(settle(text, found[0], None), reference) if found and reference else []
    choice = f": {' or '.join(str(day.year) for day in options)}?" if options else "."
    return Notice(
        line=line, text=text, code="year_not_written", detail=f"The year was not written and is not guessed{choice}"
    )

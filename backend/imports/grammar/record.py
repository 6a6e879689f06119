"""The whole record: every region read, ideas and cards connected, every line accounted for."""

from datetime import date
from itertools import groupby

from backend.core.dates import settle
from backend.imports.grammar import tables
from backend.imports.grammar.belonging import Belonging, Layout, holds_cards
from backend.imports.grammar.cards import action_item, card_of
from backend.imports.grammar.days import full_days
from backend.imports.grammar.duties import duties
from backend.imports.grammar.groups import group_of
from backend.imports.grammar.ideas import Collection, collect, connect
from backend.imports.grammar.outline import Line, outline
from backend.imports.grammar.regions import Region, regions
from backend.imports.problems import NothingRecognised, UnknownColumn
from backend.imports.readers.files import read_file
from backend.imports.readers.lines import Document
from backend.imports.understanding import Heading, RecordFormat, Understanding, Unplaced

#: Title and date stand within so many lines.
_HEAD_LINES = 40


def understand_file(
    name: str,
    data: bytes,
    *,
    content_type: str | None = None,
    document_date: date | None = None,
    columns: dict[str, str] | None = None,
) -> Understanding:
    """What an uploaded file says; ImportRefused if it cannot be read or says nothing we know."""
    document = read_file(name, data, content_type)
    understanding = understand(document, document_date, columns)
    if not (understanding.action_items or understanding.ideas or understanding.duties):
        raise NothingRecognised(
            "The file was read, but no card with the four questions, no idea collection, no duty list and no table "
            "of actions was found in it. Nothing was stored."
        )
    return understanding


def understand(
    document: Document, document_date: date | None = None, columns: dict[str, str] | None = None
) -> Understanding:
    """What the lines say. `columns` maps fields to table headers where the guess is wrong."""
    lines = outline(document)
    result = Understanding(format="text", document_date=document_date)
    layouts = _layouts(lines, document, columns)
    found = regions(lines, {number: holds_cards(layout) for number, layout in layouts.items()})
    _head(found, result)
    reference = result.document_date
    collection = Collection()
    for before, region in zip([None, *found[:-1]], found, strict=True):
        if region.kind == "table" and before is not None:
            _title_above(before, region, layouts)
    belonging = Belonging(layouts)
    for region in found:
        _region(region, layouts, belonging.group_above(region), reference, collection, result)
    connect(collection, result.action_items)
    result.ideas, result.clusters = collection.ideas, collection.clusters
    result.headings = sorted([*result.headings, *collection.headings], key=lambda heading: heading.line)
    result.format = _format(result)
    _account(lines, result)
    return result


def _layouts(lines: list[Line], document: Document, columns: dict[str, str] | None) -> dict[int, Layout]:
    """How each table is to be read; tables of "label | answer" rows are read as lines instead."""
    layouts: dict[int, Layout] = {}
    for number, rows_of_table in groupby(lines, key=lambda line: line.table):
        rows = list(rows_of_table)
        if number is None:
            continue
        questions = {row.question for row in rows if row.question}
        widest = max(len(row.cells) for row in rows)
        table = tables.table_of(rows, columns) if widest > 1 else None
        if len(questions) > 1 and widest > 2 and (cards := tables.transposed(rows)):
            layouts[number] = cards
        elif table is not None and not (len(questions) > 1 and widest == 2):
            layouts[number] = table
        elif widest > 2 and len(rows) > 1 and not questions and document.format != "text":
            layouts[number] = None
    if columns and not any(isinstance(one, tables.Table) and one.overridden for one in layouts.values()):
        raise UnknownColumn(f"No table has any of the columns {', '.join(sorted(columns.values()))}.")
    return layouts


def _head(found: list[Region], result: Understanding) -> None:
    """Title and date stand in the first lines, before any section."""
    opening = found[0].opening if found else None
    if opening is not None:
        # The first line opens a section at once ("Maßnahmenplan … vom 02.03.2027").
        result.title = opening.text
        _take_date(opening.text, result)
    head = next((region for region in found if region.kind == "head"), None)
    if head is None:
        return
    taken: set[int] = set()
    for line in head.lines[:_HEAD_LINES]:
        written = _take_date(line.text, result)
        if result.title is None or written:
            if result.title is None:
                result.title = line.text
            result.headings.append(Heading(line=line.number, text=line.raw, role="title"))
            taken.add(line.number)
    head.lines = [line for line in head.lines if line.number not in taken]


def _take_date(text: str, result: Understanding) -> bool:
    """Whether the text names a full day; the first such day is the document's."""
    written = full_days(text)
    if written and result.document_date is None:
        result.document_date = settle(text, written[0], None).earliest
    return bool(written)


def _title_above(before: Region, table: Region, layouts: dict[int, Layout]) -> None:
    """A heading above a table of one row without a title is that row's title."""
    layout = layouts[table.lines[0].table or 0]
    if not isinstance(layout, tables.Table) or "title" in layout.columns or len(layout.rows) != 1 or not before.lines:
        return
    if before.lines[-1].heading is not None or before.lines[-1].after_blank:
        layout.title = before.lines.pop()


def _region(
    region: Region,
    layouts: dict[int, Layout],
    group: str,
    reference: date | None,
    collection: Collection,
    result: Understanding,
) -> None:
    if region.kind == "group" and region.opening is not None:
        group_of(region.opening, result)
    elif region.opening is not None:
        asks = region.kind == "ideas" and region.opening.text.endswith("?")
        if asks:
            collection.question = region.opening.text
        role: Heading = Heading(
            line=region.opening.number, text=region.opening.raw, role="question" if asks else "section"
        )
        result.headings.append(role)
    if region.kind == "card":
        card = card_of(region.lines)
        card.group = group
        result.action_items.append(action_item(card, reference, result.warnings, result.unplaced))
    elif region.kind == "table":
        _table(region.lines, layouts[region.lines[0].table or 0], group, reference, collection, result)
    elif region.kind == "ideas":
        collect(region.lines, collection)
    elif region.kind == "duties":
        duties(region.lines, result)
    else:
        if region.kind == "introduction" and region.lines and _introduces(region.lines):
            first = region.lines.pop(0)
            result.headings.append(Heading(line=first.number, text=first.raw, role="question"))
        result.unplaced += [Unplaced(line=line.number, text=line.raw) for line in region.lines]


def _introduces(lines: list[Line]) -> bool:
    """Whether the first line stands alone above the entries: the question of the round."""
    return len(lines) > 1 and lines[0].before_blank and not lines[0].marker


def _table(
    rows: list[Line],
    layout: Layout,
    group: str,
    reference: date | None,
    collection: Collection,
    result: Understanding,
) -> None:
    if layout is None:
        tables.clusters_as_columns(rows, collection)
        return
    if isinstance(layout, list):
        for card in layout:
            card.group = group
        result.action_items += [action_item(card, reference, result.warnings, result.unplaced) for card in layout]
        return
    result.headings.append(Heading(line=layout.header.number, text=layout.header.raw, role="table_header"))
    if tables.is_idea_table(layout):
        result.unplaced += tables.ideas_of(layout, collection)
    else:
        layout.group = group
        result.action_items += tables.items_of(layout, reference, result.warnings, result.unplaced)
    result.columns |= layout.mapping()


def _format(result: Understanding) -> RecordFormat:
    if result.columns:
        return "table"
    if result.action_items:
        return "four_questions"
    if result.ideas:
        return "idea_collection"
    return "duty_list" if result.duties else "text"


def _account(lines: list[Line], result: Understanding) -> None:
    """Whatever ended nowhere is unplaced: nothing of the source vanishes."""
    placed = result.lines()
    result.unplaced += [Unplaced(line=line.number, text=line.raw) for line in lines if line.number not in placed]
    result.unplaced.sort(key=lambda one: one.line)
    result.warnings.sort(key=lambda one: one.line)

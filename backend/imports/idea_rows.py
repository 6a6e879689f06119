"""Tables of ideas that were exported here: what each idea stands under, and columns that only inform."""

from backend.core.language import LANGUAGES, text
from backend.imports.matching import key
from backend.imports.readers.lines import Document
from backend.imports.understanding import Understanding

_ONLY_INFORM = ("parent", "idea_state", "action_item")


def nest(document: Document, read: Understanding) -> None:
    """Put each idea under the one that its row names, and do not ask people to place what only informs."""
    headers = {heading.line for heading in read.headings if heading.role == "table_header"}
    if not headers or not read.ideas:
        return
    places = {(key(idea.cluster, idea.text)): index for index, idea in reversed(list(enumerate(read.ideas)))}
    by_line = {idea.line: index for index, idea in enumerate(read.ideas)}
    column: int | None = None
    for line in document.lines:
        if line.number in headers:
            column = next((place for place, cell in enumerate(line.cells) if cell in _words("parent")), None)
        elif column is not None and line.number in by_line and column < len(line.cells) and line.cells[column]:
            index = by_line[line.number]
            parent = places.get(key(read.ideas[index].cluster, line.cells[column]))
            if parent is not None and parent < index:
                read.ideas[index].parent = parent
    informing = tuple(f"{word}: " for name in _ONLY_INFORM for word in _words(name))
    read.unplaced = [one for one in read.unplaced if one.line not in by_line or not one.text.startswith(informing)]


def _words(column: str) -> set[str]:
    return {text(f"export.column.{column}", language) for language in LANGUAGES}

"""Why a file was not taken. Each class is one kind of problem; nothing of the file is stored."""

from typing import ClassVar

from backend.core.problems import ContentTooLarge, InvalidInput, Problem, UnsupportedMediaType


class ImportRefused(Problem):
    """A file that cannot be imported. `reason` says it in English for logs; people read the catalogues."""

    status: ClassVar[int] = 422

    def __init__(self, reason: str = "") -> None:
        super().__init__(errors=self.pointers())
        self.reason = reason

    def __str__(self) -> str:
        return self.reason or self.slug()

    @classmethod
    def pointers(cls) -> list[tuple[str, str, dict[str, object]]]:
        """Which part of the request is wrong, where it is not the whole file."""
        return []


class EmptyDocument(ImportRefused):
    """The file holds no text."""


class UnreadableDocument(ImportRefused):
    """The file is damaged or is not what its name says."""


class UnsupportedFormat(ImportRefused, UnsupportedMediaType):
    """The file is of a kind that is not read here."""

    status = 415


class MacroDocument(ImportRefused):
    """The file carries programs; it is refused unopened."""


class DocumentTooLarge(ImportRefused, ContentTooLarge):
    """The file, or what it unpacks to, is larger than a record can be."""

    status = 413


class WrongEncoding(ImportRefused):
    """The characters of the file cannot be told apart with certainty."""


class NothingRecognised(ImportRefused):
    """The file was read, but holds no card, no idea, no duty and no table of actions."""


class UnknownColumn(ImportRefused, InvalidInput):
    """A column mapping names a column that the table does not have."""

    status = 422

    @classmethod
    def pointers(cls) -> list[tuple[str, str, dict[str, object]]]:
        """The mapping."""
        return [("#/columns", "unknown_column", {})]

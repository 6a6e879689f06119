"""Why a file was not taken. Nothing of it is stored."""

from backend.core.problems import Conflict, InvalidInput, UnsupportedMediaType


class UnsupportedDocument(UnsupportedMediaType):
    """The content is of no kind that is kept here."""


class DocumentNotAsNamed(InvalidInput):
    """The ending of the name belongs to another kind of file than the content."""


class DamagedDocument(InvalidInput):
    """The file cannot be opened, is protected with a password, or was made to explode when it is."""


class ActiveDocument(InvalidInput):
    """The file carries programs."""


class InfectedDocument(InvalidInput):
    """The virus scanner found something."""


class NoSpaceForDocuments(Conflict):
    """The files of the alliance would take more space than the operator gives them."""

"""Why a file was not taken. Each class is one kind of problem with a sentence for people."""


class ImportRefused(Exception):
    """A file that cannot be imported; nothing of it is stored."""


class EmptyDocument(ImportRefused):
    """The file holds no text."""


class UnreadableDocument(ImportRefused):
    """The file is damaged or is not what its name says."""


class UnsupportedFormat(ImportRefused):
    """The file is of a kind that is not read here."""


class MacroDocument(ImportRefused):
    """The file carries programs; it is refused unopened."""


class DocumentTooLarge(ImportRefused):
    """The file, or what it unpacks to, is larger than a record can be."""


class WrongEncoding(ImportRefused):
    """The characters of the file cannot be told apart with certainty."""


class NothingRecognised(ImportRefused):
    """The file was read, but holds no card, no idea, no duty and no table of actions."""


class UnknownColumn(ImportRefused):
    """A column mapping names a column that the table does not have."""

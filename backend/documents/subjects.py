"""What files hang on beside cards: a room declares the type of its records, and how to see whether one is there."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, and_
from sqlmodel import col

from backend.documents.models import Document

IsThere = Callable[[], ColumnElement[bool]]
_declared: dict[str, IsThere] = {}


def declare(subject_type: str, is_there: IsThere) -> None:
    """Enter a type of record. `is_there` gives the condition that the record of `Document.subject_id` is not removed."""
    _declared[subject_type] = is_there


def there() -> list[ColumnElement[bool]]:
    """A condition for each declared type: the file hangs on a record of it that is there."""
    return [and_(col(Document.subject_type) == name, is_there()) for name, is_there in _declared.items()]

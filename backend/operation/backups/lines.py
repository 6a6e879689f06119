"""Rows as lines of JSON, and back."""

import base64
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import orjson
from sqlalchemy import JSON, Date, DateTime, LargeBinary, Table, Time, TypeDecorator
from sqlalchemy.types import TypeEngine

from backend.core.schemas import format_timestamp


def encode(row: Mapping[Any, Any]) -> bytes:
    """One line."""
    plain = {str(name): _plain(value) for name, value in row.items()}
    return orjson.dumps(plain, option=orjson.OPT_APPEND_NEWLINE)


def decode(line: bytes, table: Table) -> dict[str, Any]:
    """The row of one line, with the types of the table's columns. Raises KeyError for a column that is not there."""
    return {name: _typed(table.c[name].type, value) for name, value in orjson.loads(line).items()}


def column_type(column: Any) -> TypeEngine[Any]:
    """The type with which a column is written."""
    # Nothing is nothing, also in a JSON column: not the JSON value `null`.
    return JSON(none_as_null=True) if isinstance(column.type, JSON) else column.type


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return format_timestamp(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value


def _typed(column_type: TypeEngine[Any], value: Any) -> Any:
    if value is None or isinstance(column_type, JSON):
        return value
    kind = column_type.impl_instance if isinstance(column_type, TypeDecorator) else column_type
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(kind, Time):
        return time.fromisoformat(value)
    return base64.b64decode(value) if isinstance(kind, LargeBinary) else value

"""Where the databases differ: how a word is looked for in a text, faster than by a pattern."""

from typing import Any

from sqlalchemy import Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class place_of(FunctionElement[int]):  # noqa: N801 (a function of SQL, used like one)
    """Where a text begins within another, counted from 1; 0 if it does not stand there: `place_of(text, word)`."""

    type = Integer()
    inherit_cache = True


@compiles(place_of, "sqlite")
def _in_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    return f"instr({compiler.process(element.clauses, **options)})"


@compiles(place_of, "postgresql")
def _in_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **options)})"

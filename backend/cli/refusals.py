"""Reasons why a command cannot do its work, each one sentence that says what to do, never a traceback."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from alembic.util import CommandError
from pydantic import ValidationError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from backend.core.problems import Problem
from backend.settings import Settings

IMPOSSIBLE = 1  # what was asked for cannot be done
SURROUNDINGS = 2  # the machine, the settings or the way of calling have to change
UNKNOWN_ADDRESS = "BUENDNISWERK_DATABASE_URL is no address that we know: write sqlite:///… or postgresql://… there."


class Refusal(Exception):
    """Stops a command; its text is shown alone on standard error."""

    def __init__(self, sentence: str, status: int = IMPOSSIBLE) -> None:
        super().__init__(sentence)
        self.status = status


def read_settings() -> Settings:
    """The settings of the environment. Refuses a wrong one by the name under which the operator set it."""
    try:
        settings = Settings()
    except ValidationError as failure:
        error = failure.errors()[0]
        name = f"BUENDNISWERK_{str(error['loc'][0]).upper()}"
        raise Refusal(f"{name} is wrong: {error['msg']}.", SURROUNDINGS) from failure
    if not settings.database.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise Refusal(UNKNOWN_ADDRESS, SURROUNDINGS)
    return settings


@contextmanager
def explained(settings: Settings) -> Iterator[None]:
    """Turn what the database and the disk may answer into a refusal."""
    try:
        yield
    except OperationalError as failure:
        raise Refusal(_of_database(settings, failure), SURROUNDINGS) from failure
    except ArgumentError as failure:
        raise Refusal(UNKNOWN_ADDRESS, SURROUNDINGS) from failure
    except CommandError as failure:
        sentence = f"The schema of the database does not belong to this version ({failure}): install the newer version."
        raise Refusal(sentence, SURROUNDINGS) from failure
    except Problem as problem:
        details = problem.details(settings.base_url, "", "en")
        errors = details.get("errors", [])
        wrong = "; ".join(f"{error['pointer'].removeprefix('#/')}: {error['detail']}" for error in errors)
        raise Refusal(f"{details['title']}: {wrong or details['detail']}") from problem
    except BrokenPipeError:
        raise
    except OSError as failure:
        raise Refusal(_of_disk(settings, failure), SURROUNDINGS) from failure


def _of_database(settings: Settings, failure: OperationalError) -> str:
    url = make_url(settings.database)
    said = str(failure.orig).strip().splitlines()[0]
    if url.get_backend_name() == "sqlite":
        return (
            f"The database file {url.database} cannot be used ({said}): give your user the right to read and write "
            "it and its folder."
        )
    place = url.render_as_string(hide_password=True).partition("@")[2] or str(url.database)
    return f"The database {place} does not answer ({said}): start it, or correct BUENDNISWERK_DATABASE_URL."


def _of_disk(settings: Settings, failure: OSError) -> str:
    place = failure.filename or settings.data_dir
    if failure.errno == errno.ENOSPC:
        return "The disk is full: free some space and run the same command again."
    if failure.errno == errno.ENOENT:
        return f"There is no {place}: check the name."
    return (
        f"{place} cannot be used ({failure.strerror}): give your user the right to it, or set BUENDNISWERK_DATA_DIR to "
        "a folder of your own."
    )

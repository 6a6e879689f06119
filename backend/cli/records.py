"""Commands that move data in and out of the database."""

import sys
from argparse import Namespace

from backend.cli.refusals import Refusal, explained, read_settings
from backend.cli.surroundings import opened
from backend.core import db
from backend.operation import demo as demonstration


def migrate(_arguments: Namespace) -> None:
    """Bring the schema of the database to this version."""
    settings = read_settings()
    with explained(settings):
        db.migrate(settings.database)


def demo(_arguments: Namespace) -> None:
    """Fill an empty database with the demo alliance."""
    settings = read_settings()
    with explained(settings):
        db.migrate(settings.database)
    with opened(settings) as database:
        if not demonstration.fill_empty(database):
            raise Refusal("The database is not empty: the demo fills only an empty one.")
    print("The demo alliance is there: `buendniswerk run` prints a link to sign in.", file=sys.stderr)

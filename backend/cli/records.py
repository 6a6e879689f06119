"""Commands that move data in and out of the database."""

from argparse import Namespace

from backend.cli.refusals import explained, read_settings
from backend.core import db


def migrate(_arguments: Namespace) -> None:
    """Bring the schema of the database to this version."""
    settings = read_settings()
    with explained(settings):
        db.migrate(settings.database)

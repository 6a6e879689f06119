"""Commands about the search's index."""

import sys
from argparse import Namespace

from backend.cli.refusals import read_settings
from backend.cli.surroundings import opened
from backend.search import indexing


def rebuild(_arguments: Namespace) -> None:
    """Make the search's index anew; the server may run meanwhile."""
    settings = read_settings()
    with opened(settings) as database:
        number = indexing.rebuild(database, settings)
    print(f"The index is built: {number} entries.", file=sys.stderr)

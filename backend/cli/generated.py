"""Commands that print or write what is made from the code."""

import json
import sys
import tempfile
from argparse import Namespace
from pathlib import Path

from backend.cli.refusals import explained, read_settings
from backend.settings import Settings


def openapi(_arguments: Namespace) -> None:
    """Print the description of the API; the same code prints the same text, whatever the surroundings."""
    # Here and not above: every other command does without the routes, which take seconds to load.
    from backend.main import create_app

    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(database_url=f"sqlite:///{folder}/unused.db", log_level="error"))
        print(json.dumps(app.openapi(), indent=2, ensure_ascii=False))
        app.state.database.close()


def reference(arguments: Namespace) -> None:
    """Write the pages of `docs/reference` into a folder."""
    # The whole application first: kinds of problems are known once the module that raises them is loaded.
    import backend.main  # noqa: F401 -- loaded for what it registers
    from backend.reference import tables

    folder = Path(arguments.folder)
    with explained(read_settings()):
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in tables.pages().items():
            (folder / name).write_text(page, encoding="utf-8")
            print(f"wrote {folder / name}", file=sys.stderr)

"""Commands that print or write what is made from the code."""

import json
import tempfile
from argparse import Namespace

from backend.main import create_app
from backend.settings import Settings


def openapi(_arguments: Namespace) -> None:
    """Print the description of the API; the same code prints the same text, whatever the surroundings."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(database_url=f"sqlite:///{folder}/unused.db", log_level="error"))
        print(json.dumps(app.openapi(), indent=2, ensure_ascii=False))
        app.state.database.close()

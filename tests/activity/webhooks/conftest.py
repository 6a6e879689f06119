"""What the tests of webhooks have in common."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from backend.activity.webhooks import outbox, sending
from backend.settings import Settings
from tests.activity.webhooks import receivers
from tests.activity.webhooks.receivers import Receiver
from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.commands import SECRET_KEY
from tests.fixtures.servers import PUBLIC_URL


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """The settings of `app`: receivers on this machine are allowed."""
    return Settings(
        database_url=database_url,
        data_dir=tmp_path / "data",
        secret_key=SECRET_KEY,
        public_url=PUBLIC_URL,
        log_level="warning",
        worker="apart",
        webhook_allowed="127.0.0.0/8",
        webhook_timeout_seconds=2,
    )


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """Another system that takes messages."""
    with receivers.running() as receiver:
        yield receiver


@pytest.fixture
def work(alliance: AllianceInTest, settings: Settings) -> Callable[[], int]:
    """One turn of the worker; how many messages it sent."""

    def turn() -> int:
        database: Any = alliance.app.state.database
        outbox.run(database, settings)
        return sending.run(database, settings)

    return turn

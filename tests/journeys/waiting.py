"""Waiting for what a server says: the screen moves first, and the server follows."""

import time
from collections.abc import Callable
from typing import Any

PATIENCE_SECONDS = 20


def expect_soon(read: Callable[[], Any], expected: Any) -> None:
    """Assert that `read()` becomes equal to `expected` while a person on a busy machine would still wait for it."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while (found := read()) != expected and time.monotonic() < deadline:
        time.sleep(0.1)
    assert found == expected

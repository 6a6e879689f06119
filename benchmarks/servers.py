"""Two server processes on one database, as `make bench` drives them."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROCESSES = 2


@contextmanager
def servers(app: str, database_url: str, data_dir: Path, **environment: str) -> Iterator[list[int]]:
    """The ports of two running processes of an application factory, such as `benchmarks.app:make`."""
    ports = [_free_port() for _ in range(PROCESSES)]
    settings = {
        "BUENDNISWERK_DATABASE_URL": database_url,
        "BUENDNISWERK_DATA_DIR": str(data_dir),
        "BUENDNISWERK_LOG_LEVEL": "error",
        "BUENDNISWERK_REQUESTS_PER_MINUTE": "0",
        "BUENDNISWERK_WORKER": "apart",
    }
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        "--factory",
        app,
        "--no-access-log",
        "--loop",
        "uvloop",
    ]
    started = [
        subprocess.Popen(
            [*command, "--http", "httptools", "--log-level", "error", "--port", str(port)],
            env={**os.environ, **settings, **environment},
        )
        for port in ports
    ]
    try:
        for port in ports:
            _wait(port)
        yield ports
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"no server on port {port}")

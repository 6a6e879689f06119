"""What can be known to fail before minutes are spent on building."""

import errno
import socket
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tools import failures
from tools.failures import Refusal
from tools.places import ROOT

LOOPBACK = "127.0.0.1"


def check(environ: Mapping[str, str]) -> None:
    """Raise `Refusal` when the address cannot be served or the data folder not be written."""
    host = environ.get("BUENDNISWERK_HOST", LOOPBACK)
    _check_address(host, _port(environ.get("BUENDNISWERK_PORT", "8000")))
    _check_folder(ROOT / environ.get("BUENDNISWERK_DATA_DIR", "data"))


def _port(written: str) -> int:
    if not written.isdigit() or int(written) > 65535:
        raise Refusal(
            f"BUENDNISWERK_PORT={written} is no port: choose a number from 1024 to 65535, or 0 for any free one."
        )
    return int(written)


def _bind(host: str, port: int) -> OSError | None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as problem:
            return problem
    return None


def _check_address(host: str, port: int) -> None:
    problem = _bind(host, port)
    if problem is None:
        return
    if problem.errno == errno.EADDRINUSE:
        free = next((p for p in range(port + 1, port + 50) if _bind(host, p) is None), 8080)
        raise Refusal(
            f"Port {port} is taken by another program: stop that one, or take another port with "
            f"`make run BUENDNISWERK_PORT={free}`."
        )
    if problem.errno in (errno.EACCES, errno.EPERM):
        raise Refusal(
            f"Your user may not open port {port}: take one from 1024 up, for instance "
            "`make run BUENDNISWERK_PORT=8000`, and let a reverse proxy serve the low one."
        )
    raise Refusal(
        f"{host} is not an address of this machine: set BUENDNISWERK_HOST to one that is, for instance {LOOPBACK}."
    )


def _check_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder):
            pass
    except OSError as problem:
        raise failures.of_writing(folder, problem) from problem

"""Asks a virus scanner, if the operator has one: ClamAV's `clamd` over its socket (man 8 clamd, INSTREAM)."""

import socket
import struct
from contextlib import closing

import structlog

from backend.core.problems import ServiceUnavailable
from backend.documents.problems import InfectedDocument

_SECONDS = 60
_PIECE = 1024 * 1024
_ANSWER_MOST = 4096
log = structlog.get_logger("documents")


def refuse_infected(address: str, data: bytes) -> None:
    """Raise InfectedDocument if the scanner finds something, 503 if it cannot be asked: unscanned nothing is kept.

    `address` is `host:port` or the path of a socket (`/run/clamav/clamd.ctl`).
    """
    try:
        answer = _ask(address, data)
    except (OSError, ValueError) as failure:
        log.error("virus scanner unavailable", error=str(failure))
        raise ServiceUnavailable(headers={"Retry-After": "30"}) from failure
    if answer.endswith("FOUND"):
        log.warning("infected file refused", finding=answer)
        raise InfectedDocument
    if not answer.endswith("OK"):
        log.error("virus scanner failed", answer=answer)
        raise ServiceUnavailable(headers={"Retry-After": "30"})


def _ask(address: str, data: bytes) -> str:
    with closing(_connect(address)) as connection:
        connection.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), _PIECE):
            piece = data[start : start + _PIECE]
            connection.sendall(struct.pack("!L", len(piece)) + piece)
        connection.sendall(struct.pack("!L", 0))
        answer = b""
        while b"\0" not in answer and len(answer) < _ANSWER_MOST:
            received = connection.recv(_ANSWER_MOST)
            if not received:
                break
            answer += received
    return answer.partition(b"\0")[0].decode("utf-8", "replace").strip()


def _connect(address: str) -> socket.socket:
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(_SECONDS)
        connection.connect(address)
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), _SECONDS)

"""A virus scanner as `clamd` is one: the INSTREAM command of its protocol, over TCP or a socket file."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Scanner:
    """Answers one connection after the other; `answer` replaces the verdict."""

    def __init__(self, listener: socket.socket) -> None:
        self.scanned: list[bytes] = []
        self.answer: bytes | None = None
        self._listener = listener
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Close the door; the thread ends."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as stream:
                if self._read_command(stream) != b"zINSTREAM":
                    connection.sendall(b"UNKNOWN COMMAND\0")
                    continue
                data = b""
                while length := struct.unpack("!L", stream.read(4))[0]:
                    data += stream.read(length)
                self.scanned.append(data)
                verdict = b"stream: Eicar-Test-Signature FOUND\0" if EICAR in data else b"stream: OK\0"
                connection.sendall(self.answer or verdict)

    def _read_command(self, stream: object) -> bytes:
        command = b""
        while not command.endswith(b"\0"):
            command += stream.read(1)  # type: ignore[attr-defined]  # a file
        return command[:-1]


@contextmanager
def scanner(folder: Path | None = None) -> Iterator[tuple[str, Scanner]]:
    """A running scanner and its address: a socket in the folder, or a free port."""
    listener = socket.socket(socket.AF_UNIX if folder else socket.AF_INET)
    listener.bind(str(folder / "clamd.ctl") if folder else ("127.0.0.1", 0))
    listener.listen()
    name = listener.getsockname()
    running = Scanner(listener)
    try:
        yield (name if folder else f"{name[0]}:{name[1]}"), running
    finally:
        running.stop()

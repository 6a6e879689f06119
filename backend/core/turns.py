"""Whose turn it is to write to an SQLite file.

SQLite lets one writer in, and the others look again after a pause: with several writers somebody who looks at the
wrong moments waits long. Here they stand in a line and the next one is woken at once: a lock among the threads of a
process, and a file lock among processes (the kernel gives it back when a process dies).
"""

import os
import sys
import threading
from pathlib import Path

if sys.platform != "win32":
    import fcntl


class Turns:
    """The line of writers before one file; `path` is the file whose lock stands for it."""

    def __init__(self, path: Path) -> None:
        self._threads = threading.Lock()
        self._path = path
        self._file: int | None = None

    def take(self) -> None:
        """Wait until it is our turn, and keep it."""
        self._threads.acquire()
        try:
            self._lock_file()
        except BaseException:
            self._threads.release()
            raise

    def give_back(self) -> None:
        """Let the next one in."""
        try:
            if self._file is not None and sys.platform != "win32":
                fcntl.flock(self._file, fcntl.LOCK_UN)
        finally:
            self._threads.release()

    def close(self) -> None:
        """Give the file back; like a pool of connections, the line opens again for whoever comes after."""
        with self._threads:
            if self._file is not None:
                os.close(self._file)
                self._file = None

    def _lock_file(self) -> None:
        if sys.platform == "win32":  # processes wait there as SQLite does
            return
        if self._file is None:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._file, fcntl.LOCK_EX)

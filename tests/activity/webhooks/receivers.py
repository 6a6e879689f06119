"""Another system: a real HTTP server that takes messages, and checks them with the library of Standard Webhooks."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from standardwebhooks import Webhook


@dataclass
class Taken:
    """One request: its headers in lower case and its body as it came."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        """The header that stays the same over all attempts."""
        return self.headers["webhook-id"]

    def verified(self, secret: str) -> Any:
        """What the message says; raises if the signature does not hold."""
        return Webhook(secret).verify(self.body, self.headers)


@dataclass
class Receiver:
    """Answers with `answers` one after the other, and with the last one from then on."""

    answers: list[tuple[int, dict[str, str], bytes]] = field(default_factory=lambda: [(204, {}, b"")])
    taken: list[Taken] = field(default_factory=list)
    url: str = ""

    def answer(self, *statuses: int, headers: dict[str, str] | None = None, body: bytes = b"") -> None:
        """Answer like this from now on."""
        self.answers = [(status, headers or {}, body) for status in statuses]

    @property
    def ids(self) -> list[str]:
        """Of what was taken, in order."""
        return [one.id for one in self.taken]


def _handler(receiver: Receiver) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.taken.append(Taken(self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            status, headers, answer = receiver.answers[0]
            if len(receiver.answers) > 1:
                receiver.answers.pop(0)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: Any) -> None:
            """Nothing to say."""

    return Handler


@contextmanager
def running() -> Iterator[Receiver]:
    """A receiver on a free port of this machine."""
    receiver = Receiver()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(receiver))
    receiver.url = f"http://127.0.0.1:{server.server_address[1]}/hooks"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

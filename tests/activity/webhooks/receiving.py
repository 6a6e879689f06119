"""A receiver as a process of its own, which may be killed at any moment: `receiving.py PORT SECRET FILE`.

It answers only after it has verified the message and written its id, its sequence and whether the signature held.
"""

import http.server
import os
import sys
from typing import Any

from standardwebhooks import Webhook, WebhookVerificationError


def main(port: int, secret: str, file: str) -> None:
    """Serve until killed."""
    log = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    webhook = Webhook(secret)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            try:
                message = webhook.verify(body, headers)
                line, status = f"{headers['webhook-id']} {message['data']['sequence']} verified\n", 204
            except WebhookVerificationError:
                line, status = f"{headers.get('webhook-id')} 0 forged\n", 401
            os.write(log, line.encode())
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Nothing to say."""

    http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])

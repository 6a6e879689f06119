"""Phones at a workshop: a browser without an account, and the script's way of sending."""

import html
import re
from typing import Any

from fastapi import FastAPI
from httpx import Response
from starlette.testclient import TestClient

from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.servers import PUBLIC_URL


class Phone:
    """One phone; keeps its cookie as a browser does."""

    def __init__(self, app: FastAPI, code: str) -> None:
        # The lifespan is the one that the fixture `client` holds open.
        self.http = TestClient(app, base_url=PUBLIC_URL, follow_redirects=False)
        self.path = f"/w/{code}"

    def page(self) -> str:
        """The page as it is now, with entities as people read them."""
        answer = self.http.get(self.path)
        assert answer.status_code == 200, answer.text
        return html.unescape(answer.text)

    def join(self, table: str = "") -> "Phone":
        """Take part."""
        answer = self.http.post(self.path, data={"act": "join", "table": table})
        assert answer.status_code == 303, answer.text
        return self

    @property
    def token(self) -> str:
        """What this phone's forms carry."""
        found = re.search(r'data-token="(\w+)"', self.page())
        assert found, "not joined"
        return found[1]

    def send(self, *cards: dict[str, Any], token: str | None = None) -> Response:
        """Send cards as the script does."""
        body = {"token": token or self.token, "cards": list(cards)}
        return self.http.post(f"{self.path}/cards", json=body)

    def write(self, text: str, phase: str, number: int = 1, **more: Any) -> Any:
        """One card; what the server said."""
        answer = self.send({"id": f"card-{number:08d}", "text": text, "phase": phase, **more})
        assert answer.status_code == 200, answer.text
        return answer.json()

    def vote(self, points: dict[str, int]) -> Response:
        """Give dots as the script does."""
        return self.http.post(f"{self.path}/dots", json={"token": self.token, "points": points})


def opened(alliance: AllianceInTest, *phases: str, **values: Any) -> tuple[Any, str]:
    """A workshop that went through these phases, and the code that opens it."""
    call = alliance.coordinator
    body = {"title": "Zukunftswerkstatt", "question": "Wie leben Familien hier gern?", **values}
    workshop = alliance.create("workshops", **body)
    for phase in phases:
        answer = call.http.post(f"/api/v1/workshops/{workshop['id']}/phase", json={"phase": phase})
        assert answer.status_code == 200, answer.text
    return workshop, code_of(alliance, workshop)


def code_of(alliance: AllianceInTest, workshop: Any) -> str:
    """A new code of a workshop."""
    answer = alliance.coordinator.http.post(f"/api/v1/workshops/{workshop['id']}/join-code", json={"hours": 6})
    assert answer.status_code == 200, answer.text
    return str(answer.json()["code"])


def texts(alliance: AllianceInTest, workshop: Any, **given: Any) -> list[str]:
    """What stands on the wall's cards for who leads."""
    wall = alliance.coordinator.get(f"/workshops/{workshop['id']}/wall")
    return [one["text"] for one in wall["cards"] if all(one[name] == value for name, value in given.items())]

"""Somebody without an account: a card on which they are named, their link, and their browser."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import httpx
from fastapi import FastAPI
from sqlmodel import select
from starlette.testclient import TestClient

from backend.core.mail import Mail
from backend.participation import asking
from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.servers import PUBLIC_URL

ADDRESS = re.compile(rf"{PUBLIC_URL}(/l/bwk_my_\w+)")


@dataclass
class PageForm:
    """One form of a page: what it sends unasked, and the names of its fields with what stands in them."""

    hidden: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self._textarea: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            assert given.get("method") == "post"
            self.forms.append(PageForm())
        elif tag == "input" and given.get("type") == "hidden":
            self.forms[-1].hidden[given["name"]] = given["value"]
        elif tag == "input":
            self.forms[-1].fields[given["name"]] = given.get("value", "")
        elif tag == "textarea":
            self._textarea = given["name"]
            self.forms[-1].fields[self._textarea] = ""

    def handle_data(self, data: str) -> None:
        if self._textarea is not None:
            self.forms[-1].fields[self._textarea] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._textarea = None


def forms_of(html: str) -> list[PageForm]:
    """The forms of a page, in their order."""
    parser = _Forms()
    parser.feed(html)
    return parser.forms


def form_of(html: str, act: str, on: str | None = None) -> PageForm:
    """The page's only form for this act (on this part)."""
    [found] = [one for one in forms_of(html) if one.hidden["act"] == act and on in (None, one.hidden.get("on"))]
    return found


class Visitor:
    """A person with nothing but a link."""

    def __init__(self, app: FastAPI, path: str) -> None:
        self.path = path
        self.http = TestClient(app, base_url=PUBLIC_URL, follow_redirects=False)

    def open(self, **headers: str) -> httpx.Response:
        """The page as it answers."""
        return self.http.get(self.path, headers=headers)

    def page(self) -> str:
        """The page, which opens."""
        answer = self.open()
        assert answer.status_code == 200, answer.text
        return answer.text

    def send(self, form: PageForm, *, files: Any = None, **typed: str) -> httpx.Response:
        """Send a form with what is typed into it, as a browser does."""
        assert typed.keys() <= form.fields.keys()
        return self.http.post(self.path, data={**form.hidden, **form.fields, **typed}, files=files)

    def act(self, act: str, on: str | None = None, **typed: str) -> str:
        """Open the page, send its form for this act, and read the page that it leads to."""
        answer = self.send(form_of(self.page(), act, on), **typed)
        assert answer.status_code == 303, answer.text
        followed = self.http.get(answer.headers["location"])
        assert followed.status_code == 200, followed.text
        return followed.text


@dataclass
class Named:
    """A card, somebody with an address and without an account who is asked to lead it, and their step."""

    alliance: AllianceInTest
    person: Any
    card: Any
    assignment: Any
    step: Any
    other_step: Any

    @property
    def path(self) -> str:
        """The address of the card."""
        return f"/action-items/{self.card['id']}"

    def shown(self) -> Any:
        """The card as it is now."""
        return self.alliance.coordinator.get(self.path)

    def link(self, **body: Any) -> Any:
        """A new link for the person."""
        return self.alliance.coordinator.create(f"{self.path}/personal-links", person_id=self.person["id"], **body)

    def visitor(self) -> Visitor:
        """The person with a link of theirs."""
        return Visitor(self.alliance.app, self.link()["url"].removeprefix(PUBLIC_URL))

    def events(self) -> list[Any]:
        """What the person did, as type and name, in order."""
        return [one for one in self.alliance.events() if one["actor"]["kind"] == "person"]


def name_somebody(alliance: AllianceInTest, **person: Any) -> Named:
    """A card on which somebody is asked."""
    person = alliance.create("people", **{"name": "A. Beispiel", "email": "a.beispiel@example.org", **person})
    card = alliance.create("action-items", title="Spielfest im Park", idea="Ein Nachmittag für alle Familien.")
    party = {"kind": "person", "id": person["id"], "name": person["name"]}
    at = f"/action-items/{card['id']}"
    assignment = alliance.coordinator.create(f"{at}/assignments", party=party, task="Platz besorgen")
    step = alliance.coordinator.create(f"{at}/steps", text="Platz besorgen bis Mai", assignments=[])
    other = alliance.coordinator.create(f"{at}/steps", text="Musik finden", assignments=["B. Muster"])
    return Named(alliance, person, card, assignment, step, other)


def mails(app: FastAPI) -> list[Mail]:
    """The mails in the queue, oldest first."""
    with app.state.database.unit() as session:
        return list(session.exec(select(Mail).order_by(Mail.id)))


def links_in(mail: Mail) -> list[str]:
    """The personal links in a mail, as paths."""
    return ADDRESS.findall(mail.text)


def ask(app: FastAPI) -> int:
    """The worker's turn: tell who was asked; the number of mails."""
    return asking.ask(app.state.database, app.state.settings)


def tidy(app: FastAPI) -> int:
    """The worker's turn: revoke what has lost its ground."""
    return asking.tidy(app.state.database, app.state.settings)

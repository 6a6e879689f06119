"""What a form sends, and the token that says what its page showed."""

import hashlib
import hmac
from dataclasses import dataclass, field

from backend.documents.intake import Upload
from backend.participation.pages.visits import Visit
from backend.settings import Settings


class Refused(Exception):
    """The form asks for something that this link does not open."""


class Stale(Exception):
    """What the form is about has changed since its page was drawn, or the form was sent already."""


class Wrong(Exception):
    """A field cannot be taken as it was filled in. `message` is a text, or the key of one."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name
        self.message = message


@dataclass(frozen=True)
class Form:
    """One act: on which part (`on`), with which token, and what was typed."""

    act: str
    on: str
    token: str
    typed: dict[str, str] = field(default_factory=dict)
    upload: Upload | None = None

    @property
    def key(self) -> str:
        """Names the form on the page."""
        return f"{self.act}-{self.on}" if self.on else self.act


def token(settings: Settings, visit: Visit, act: str, on: str, version: object) -> str:
    """The token of a form: bound to the link, the act, the part and the state it was drawn in."""
    written = f"personal-link:{visit.link.id}:{act}:{on}:{version}"
    return hmac.new(settings.key, written.encode(), hashlib.sha256).hexdigest()[:32]


def refuse_stale(settings: Settings, visit: Visit, form: Form, version: object) -> None:
    """Raise Stale unless the form was drawn for this state."""
    if not hmac.compare_digest(form.token.encode(), token(settings, visit, form.act, form.on, version).encode()):
        raise Stale

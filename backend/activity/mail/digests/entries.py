"""What a digest says: an entry a card, a concept, an obligation, with what needs its reader and what is news."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session

from backend.access.actors import SYSTEM
from backend.actions.models import ActionItem
from backend.activity.mail.digests.subscribers import Subscriber
from backend.participation import links
from backend.participation.feedback import links as feedback_links
from backend.participation.letters import card_address
from backend.settings import Settings

LINES_MOST = 8


@dataclass(frozen=True)
class Matter:
    """Something that is not a card; `path` is its page within the alliance's pages.

    Who does not see that page answers a round of feedback (`feedback_round_id`) by a personal link.
    """

    id: str
    title: str
    path: str
    feedback_round_id: str | None = None


@dataclass
class Entry:
    """One card, or something else without a number. `needs` and `lines` are sentences, newest first; `latest` is when something happened last."""

    title: str
    number: str
    alliance: str
    url: str
    latest: datetime
    needs: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    @property
    def shown(self) -> list[str]:
        """The first lines; the rest is counted."""
        return self.lines[:LINES_MOST]

    @property
    def more(self) -> int:
        """How many lines are left out."""
        return max(0, len(self.lines) - LINES_MOST)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """First what needs the reader, then the rest; the newest first in both."""
    return sorted(entries, key=lambda entry: (bool(entry.needs), entry.latest), reverse=True)


class Entries:
    """The entries of one subscriber, made when the first thing is said about a card or matter."""

    def __init__(self, session: Session, settings: Settings, one: Subscriber) -> None:
        self._session = session
        self._settings = settings
        self._one = one
        self._by_id: dict[str, Entry] = {}

    def need(self, item: ActionItem, sentence: str, moment: datetime) -> None:
        """Add something that the reader is to do."""
        self._of(item, moment).needs.append(sentence)

    def need_of(self, matter: Matter, sentence: str, moment: datetime) -> None:
        """Add something that the reader is to do beside cards."""
        one = self._one
        sees_page = one.user is not None and one.sees_all
        # Behind a link is a single round, so each has an entry.
        key = matter.id if sees_page else matter.feedback_round_id or matter.id
        if key not in self._by_id:
            page = f"{self._settings.base_url}/a/{one.alliance.slug}/{matter.path}"
            url = page if sees_page else self._link(matter)
            self._by_id[key] = Entry(matter.title, "", one.alliance.name, url, moment)
        self._by_id[key].needs.append(sentence)

    def news(self, item: ActionItem, sentence: str, moment: datetime) -> None:
        """Add something that happened, unless it is said already."""
        entry = self._of(item, moment)
        if sentence not in entry.lines:
            entry.lines.append(sentence)

    def all(self) -> list[Entry]:
        """What there is to say."""
        return list(self._by_id.values())

    def _of(self, item: ActionItem, moment: datetime) -> Entry:
        if item.id not in self._by_id:
            alliance = self._one.alliance
            number = f"{alliance.short_name}-{item.number}"
            self._by_id[item.id] = Entry(item.title, number, alliance.name, self._address(item), moment)
        entry = self._by_id[item.id]
        entry.latest = max(entry.latest, moment)
        return entry

    def _link(self, matter: Matter) -> str:
        if matter.feedback_round_id is None or self._one.person is None:
            return ""
        return feedback_links.address(self._settings, matter.feedback_round_id, self._one.person.id)

    def _address(self, item: ActionItem) -> str:
        """Where the reader sees the card: signed in, or by a personal link. Empty for a card that was removed."""
        if item.deleted_at is not None:
            return ""
        if self._one.user is None and self._one.person is not None:
            return links.link_for(self._session, self._settings, SYSTEM, item, self._one.person)
        return card_address(self._settings, self._one.alliance, item)

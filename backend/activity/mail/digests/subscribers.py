"""Who is told: a subscriber is a recipient in one alliance; those with one mail address get one mail together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from backend.access.models import User
from backend.access.permissions import WHOLE, Role
from backend.activity.mail.digests.schedule import Times
from backend.activity.mail.models import DEFAULT_RHYTHM, MailPosition, MailRhythm
from backend.alliances.models import Alliance
from backend.people.models import Person


@dataclass(frozen=True)
class Subscriber:
    """A user with a role, or a person without an account, in one alliance. `position` None: never told anything."""

    alliance: Alliance
    user: User | None
    person: Person | None
    role: str | None
    rhythm: MailRhythm
    position: MailPosition | None
    last_sequence: int

    @classmethod
    def of(
        cls,
        alliance: Alliance,
        user: User | None,
        person: Person | None,
        role: str | None,
        rhythm: str | None,
        position: MailPosition | None,
        last_sequence: int | None,
    ) -> "Subscriber":
        """As it is stored; who chose no rhythm has the default one."""
        chosen = MailRhythm(rhythm) if rhythm else DEFAULT_RHYTHM
        return cls(alliance, user, person, role, chosen, position, last_sequence or 0)

    @property
    def email(self) -> str:
        """Where mails go: to the account's address, or the person's."""
        return self.user.email if self.user else (self.person.email or "" if self.person else "")

    @property
    def name(self) -> str:
        """What the mail calls them."""
        return self.user.name if self.user else self.person.name if self.person else ""

    @property
    def sees_all(self) -> bool:
        """Whether they see the whole alliance, or only cards on which they are named."""
        return self.role is not None and Role(self.role) in WHOLE

    @property
    def coordinates(self) -> bool:
        """Whether what goes wrong anywhere in the alliance concerns them."""
        return self.role == Role.coordinator

    def wants_news(self, times: Times) -> bool:
        """Whether it is time to tell what happened, and something did."""
        until = times.told_until(self.rhythm)
        if self.position is None or until is None or self.last_sequence <= self.position.sequence:
            return False
        return self.position.told_at < until

    def wants_reminders(self, times: Times) -> bool:
        """Whether it is time to remind: once a day, in the morning."""
        if self.position is None or self.rhythm == MailRhythm.never:
            return False
        return self.position.reminded_on is None or self.position.reminded_on < times.day


def by_address(subscribers: Iterable[Subscriber]) -> list[list[Subscriber]]:
    """Those who read the same mailbox, together."""
    found: dict[str, list[Subscriber]] = defaultdict(list)
    for one in subscribers:
        found[one.email.lower()].append(one)
    return [found[address] for address in sorted(found) if address]

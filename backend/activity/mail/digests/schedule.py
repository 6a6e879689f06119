"""When digests go out: daily ones in the morning, weekly ones on Monday morning, German time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from backend.activity.mail.models import MailRhythm
from backend.core.clock import GERMANY
from backend.core.mornings import monday_morning, morning

# What is done in one go is told in one go.
GATHERED = timedelta(minutes=2)


@dataclass(frozen=True)
class Times:
    """The moment, and the last morning and Monday morning before it; `day` is that morning's."""

    now: datetime
    morning: datetime
    monday: datetime
    day: date

    @classmethod
    def at(cls, moment: datetime) -> "Times":
        """The times as they are at this moment."""
        last = morning(moment)
        return cls(moment, last, monday_morning(moment), last.astimezone(GERMANY).date())

    def told_until(self, rhythm: MailRhythm) -> datetime | None:
        """Up to when events are told now at this rhythm; None: not at all."""
        until = {
            MailRhythm.immediately: self.now - GATHERED,
            MailRhythm.daily: self.morning,
            MailRhythm.weekly: self.monday,
        }
        return until.get(rhythm)

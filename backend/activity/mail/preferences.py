"""Use cases: how often somebody wants mail about an alliance."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import User
from backend.activity.mail import queries
from backend.activity.mail.models import DEFAULT_RHYTHM, MailPreference, MailRhythm
from backend.activity.mail.schemas import MailPreferenceOut
from backend.core import events
from backend.core.records import touch
from backend.people.models import Person


def show(preference: MailPreference) -> MailPreferenceOut:
    """The preference as its owner sees it."""
    return MailPreferenceOut.model_validate(preference.model_dump())


def of_user(session: Session, user: User, alliance_id: str) -> MailPreference:
    """What the user chose in this alliance; version 0 and not stored as long as they chose nothing."""
    found = queries.preference(session, alliance_id, user_id=user.id)
    return found or MailPreference(version=0, alliance_id=alliance_id, user_id=user.id, rhythm=DEFAULT_RHYTHM)


def of_person(session: Session, person: Person) -> MailPreference:
    """The same for somebody without an account."""
    found = queries.preference(session, person.alliance_id, person_id=person.id)
    return found or MailPreference(
        version=0, alliance_id=person.alliance_id, person_id=person.id, rhythm=DEFAULT_RHYTHM
    )


def change(session: Session, actor: Actor, preference: MailPreference, values: dict[str, Any]) -> None:
    """Choose another rhythm. Who comes back from `never` is not told what happened meanwhile."""
    rhythm = values.get("rhythm", preference.rhythm)
    if rhythm == preference.rhythm:
        return
    before = preference.rhythm
    if before == MailRhythm.never:
        queries.forget_missed(session, preference)
    preference.rhythm = rhythm
    _keep(session, preference)
    _record(session, actor, "mail_preference.changed", preference, {"rhythm": [before, str(rhythm)]})


def unsubscribe(session: Session, actor: Actor, preference: MailPreference) -> bool:
    """Leave the mails of an alliance, by the link in one of them; whether that is new."""
    if preference.rhythm == MailRhythm.never:
        return False
    before = preference.rhythm
    preference.rhythm = MailRhythm.never
    _keep(session, preference)
    changes = {"rhythm": [before, MailRhythm.never.value]}
    _record(session, actor, "mail_preference.unsubscribed", preference, changes)
    return True


def _keep(session: Session, preference: MailPreference) -> None:
    if preference.version == 0:
        preference.version = 1
        session.add(preference)
    else:
        touch(preference)
    session.flush()


def _record(
    session: Session, actor: Actor, event_type: str, preference: MailPreference, changes: dict[str, Any]
) -> None:
    # In the installation's stream: how often somebody reads mail is nobody's business in the alliance.
    subject = events.Subject("mail_preference", preference.id)
    events.record(session, actor, event_type, subject, stream_id=events.INSTALLATION, changes=changes)

"""Use cases: give somebody named on a card a link to their part, mail it, take it back."""

from collections.abc import Sequence

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.models import ActionItem
from backend.core import mail
from backend.core.clock import now
from backend.core.problems import invalid
from backend.participation import letters, links, queries
from backend.participation.models import PersonalLink, Purpose
from backend.participation.schemas import LinkState, PersonalLinkIn, PersonalLinkOut
from backend.settings import Settings


def show_all(session: Session, actor: Actor, found: Sequence[PersonalLink]) -> list[PersonalLinkOut]:
    """The links with the names of their people, in one more statement."""
    names = queries.people_names(session, {link.person_id for link in found})
    return [_show(actor, link, names.get(link.person_id, "")) for link in found]


def show(session: Session, actor: Actor, link: PersonalLink) -> PersonalLinkOut:
    """One link as the list shows it."""
    return show_all(session, actor, [link])[0]


def create(
    session: Session, settings: Settings, actor: Actor, item: ActionItem, body: PersonalLinkIn
) -> PersonalLinkOut:
    """A new link, mailed to the person or shown this once.

    Raises 422 for somebody who is not named on the card, for a mail to somebody without a usable address, and for
    showing the link of somebody who has an account: whoever saw it could act in their name.
    """
    person = queries.named_person(session, item, body.person_id)
    if person is None:
        raise invalid("#/person_id", "not_named_on_card")
    if not body.send and queries.has_account(session, person.id):
        raise invalid("#/send", "person_has_account")
    purpose = Purpose.sent if body.send else Purpose.handed_out
    link, url = links.make(session, settings, actor, item, person, purpose)
    shown = show(session, actor, link)
    if not body.send:
        return shown.model_copy(update={"url": url, "qr_svg": links.qr_svg(url)})
    try:
        if not person.email:
            raise mail.InvalidAddress
        letters.to_person(session, person, [letters.entry(session, item, person, url)], by=actor.name)
    except mail.InvalidAddress as failure:
        raise invalid("#/send", "person_without_address") from failure
    return shown


def revoke(session: Session, actor: Actor, link: PersonalLink) -> None:
    """Make a link worthless."""
    names = queries.people_names(session, {link.person_id})
    links.revoke(session, actor, link, names.get(link.person_id, ""))


def state_of(link: PersonalLink) -> LinkState:
    """Whether the link still opens its card, as far as it can tell by itself."""
    if link.revoked_at is not None:
        return LinkState.revoked
    return LinkState.expired if link.expires_at <= now() else LinkState.valid


def _show(actor: Actor, link: PersonalLink, person_name: str) -> PersonalLinkOut:
    state = state_of(link)
    may_revoke = state is LinkState.valid and actor.may("personal-links:write", link.alliance_id)
    values = {"person_name": person_name, "state": state, "can": ["revoke"] if may_revoke else []}
    return PersonalLinkOut.model_validate({**link.model_dump(), **values})

"""Use case: erase a person of an alliance."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.cards import service as cards
from backend.activity.privacy.erasure import queries, references
from backend.activity.privacy.erasure.schemas import PersonErased, Place
from backend.core import events
from backend.core.clock import now
from backend.core.language import DEFAULT, text
from backend.core.records import touch
from backend.people.models import Person

SHORTEST_SURNAME = 3


def anonymise(session: Session, actor: Actor, person: Person) -> PersonErased:
    """Take name and contact details of a person away, wherever they stand. Once more changes nothing.

    Namesakes are spared: where two have the name, only what is linked to this one is changed.
    """
    grants = queries.grants_as(session, person.id)
    has_account = any(grant.deleted_at is None for grant in grants)
    if person.anonymised_at is not None:
        return PersonErased(id=person.id, name=person.name, changed=0, places=[], has_account=has_account)
    alliance, known, address = person.alliance_id, person.name, person.email
    # First of all: whoever erases another person of the alliance waits for this row's lock and then counts on.
    subject = events.Subject("person", person.id)
    events.record(session, actor, "person.anonymised", subject, stream_id=alliance, alliance_id=alliance)
    name = text("privacy.deleted_person", DEFAULT, number=queries.number_of_erased(session, alliance) + 1)
    is_only = not queries.has_namesake(session, person)
    places = [Place.model_validate(one) for one in queries.places(session, alliance, _words(known, address))]
    selves = {person.id, *(grant.user_id for grant in grants)}
    renamed = queries.rename_parties(session, person, name, also_unlinked=is_only)
    within = references.rename(session, person, name, selves, also_unlinked=is_only)
    changed = sum(map(len, (*renamed.values(), *within.values())))
    changed += queries.rename_authors(session, selves, name, alliance)
    changed += queries.rename_actor(session, selves, name, alliance)
    changed += _take_out_of_events(session, person, name, [*renamed.values(), *within.values()], is_only)
    _forget(session, person, address)
    _forget_what_can_be_found(session, alliance)
    person.name, person.anonymised_at = name, now()
    person.function = person.organisation_id = person.email = person.phone = person.note = None
    person.contact_consent_at = person.contact_consent_how = None
    touch(person)
    session.flush()
    items = queries.cards_of(session, renamed)
    for item in items:
        touch(item)
    session.flush()
    cards.refresh(session, items)
    return PersonErased(id=person.id, name=name, changed=changed, places=places, has_account=has_account)


def _words(name: str, address: str | None) -> list[str]:
    surname = name.split()[-1]
    return [name, *([surname] if len(surname) >= SHORTEST_SURNAME else []), *([address] if address else [])]


def _take_out_of_events(session: Session, person: Person, name: str, renamed: list[list[str]], is_only: bool) -> int:
    rows = {identifier for ids in renamed for identifier in ids}
    known, number = person.name, 0
    found = queries.events_with(session, person.alliance_id, {person.id, *rows}, known if is_only else None)
    for event_id, changes in found:
        without = references.replaced(changes, known, name)
        if without != changes:
            queries.rewrite_event(session, event_id, without)
            number += 1
    # What was known of them besides the name: function, note, organisation.
    for event_id, changes in queries.events_with(session, person.alliance_id, {person.id}, None):
        emptied = {member: [None, None] for member in changes}
        if emptied != changes:
            queries.rewrite_event(session, event_id, emptied)
    return number


def _forget(session: Session, person: Person, address: str | None) -> None:
    """What is only about them and does not belong to what the alliance did."""
    for name in ("personal_links", "mail_preferences", "mail_positions"):
        queries.forget(session, name, queries.table(name).c.person_id == person.id)
    participants = queries.table("participants").c
    invited = (participants.party_id == person.id) | (participants.email == (address or ""))
    queries.forget_addresses(session, person.alliance_id, invited)
    invitations, mails = queries.table("invitations").c, queries.table("mails").c
    queries.forget(session, "invitations", invitations.person_id == person.id)
    if address:
        queries.forget(session, "mails", (mails.to == address) & (mails.alliance_id == person.alliance_id))
        queries.forget(
            session, "invitations", (invitations.email == address) & (invitations.alliance_id == person.alliance_id)
        )


def _forget_what_can_be_found(session: Session, alliance_id: str) -> None:
    """The search's index of the alliance: the name stands in texts there. It is built anew within moments."""
    # The position first: it makes whoever is writing entries finish before.
    for name in ("search_positions", "search_entries"):
        queries.forget(session, name, queries.table(name).c.alliance_id == alliance_id)

"""Use cases: propose, release and take back the public version of a card."""

from collections.abc import Sequence

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.actions import service as actions
from backend.actions.models import ActionItem, Visibility
from backend.actions.policy import Rights
from backend.alliances.models import Alliance
from backend.core import events
from backend.core.clock import now
from backend.core.problems import Conflict, Forbidden
from backend.core.records import touch
from backend.publishing.cards import PATH
from backend.publishing.releases import policy, queries
from backend.publishing.releases.models import PublishedItem, Release, ReleaseState
from backend.publishing.releases.preparing import Preparation, findings, refuse_names
from backend.publishing.releases.schemas import ReleaseOut, ReleasePreview, Wording
from backend.publishing.service import nameless_of


class SecondPersonNeeded(Conflict):
    """Somebody else than who proposed it has to look."""


class AlreadyWithdrawn(Conflict):
    """What was taken back has to be proposed anew."""


def show_all(session: Session, actor: Actor, releases: Sequence[Release]) -> list[ReleaseOut]:
    """These releases of one alliance, in a constant number of statements."""
    if not releases:
        return []
    needs_second = action_queries.wants_second_person(session, releases[0].alliance_id)
    items = queries.items_of(session, (one.action_item_id for one in releases))
    people = [user for one in releases for user in (one.created_by, one.released_by, one.withdrawn_by)]
    names = queries.names_of(session, people)
    return [
        ReleaseOut.model_validate(
            {
                **one.model_dump(),
                "number": one.body["number"],
                "card": one.body,
                "is_outdated": items[one.action_item_id].version > one.item_version,
                "proposed_by": names.get(one.created_by or ""),
                "released_by": names.get(one.released_by or ""),
                "withdrawn_by": names.get(one.withdrawn_by or ""),
                "can": policy.can(actor, one, needs_second),
            }
        )
        for one in releases
    ]


def show(session: Session, actor: Actor, release: Release) -> ReleaseOut:
    """The release with what the actor may do with it."""
    session.flush()
    return show_all(session, actor, [release])[0]


def preview(session: Session, item: ActionItem, language: str, public_url: str) -> ReleasePreview:
    """The card as it would be proposed now, and what stands in the way."""
    alliance = session.get_one(Alliance, item.alliance_id)
    prepared = Preparation(session, item, language)
    return ReleasePreview(
        card=prepared.card,
        findings=prepared.findings(),
        needs_second_person=alliance.releases_need_second_person,
        page=f"{public_url}{PATH}/{alliance.slug}" if alliance.has_public_page else None,
    )


def propose(session: Session, actor: Actor, item: ActionItem, language: str, wording: Sequence[Wording]) -> Release:
    """Keep the public version of a card as it is now. It takes the place of an earlier proposal.

    Raises 403 unless the actor may edit the card, 409 while a person can be recognised in it.
    """
    actor.require("releases:write", item.alliance_id, group_id=item.group_id)
    Rights(session, actor, item.alliance_id).require("edit", item)
    prepared = Preparation(session, item, language, wording)
    refuse_names(prepared.findings())
    for earlier in queries.in_states(session, item.id, ReleaseState.proposed):
        _end(session, actor, earlier, None)
    release = Release(
        alliance_id=item.alliance_id,
        action_item_id=item.id,
        body=prepared.body,
        item_version=item.version,
        created_by=policy.who(actor),
    )
    session.add(release)
    _record(session, actor, "release.proposed", release, {"state": [None, release.state]})
    return release


def approve(session: Session, actor: Actor, release: Release) -> None:
    """Make the kept version public, in place of the one before. Releasing twice changes nothing.

    Raises 409 for the proposer where two people are wanted, if it was taken back, or if a person can be recognised
    by now.
    """
    actor.require("publications:write", release.alliance_id)
    if release.state == ReleaseState.released:
        return
    if release.state == ReleaseState.withdrawn:
        raise AlreadyWithdrawn
    alliance = session.get_one(Alliance, release.alliance_id)
    if alliance.releases_need_second_person and not policy.is_second(actor, release):
        raise SecondPersonNeeded
    refuse_names(findings(nameless_of(session, alliance.id, alliance.name, "de"), release.body))
    item = queries.item_of(session, release)
    for earlier in queries.in_states(session, item.id, ReleaseState.released):
        earlier.state = ReleaseState.withdrawn
        earlier.withdrawn_at, earlier.withdrawn_by = now(), policy.who(actor)
        touch(earlier)
    follows = item.version == release.item_version
    release.state = ReleaseState.released
    release.released_at, release.released_by = now(), policy.who(actor)
    touch(release)
    _record(session, actor, "release.released", release, events.changes_of(release))
    _publish(session, release, item)
    actions.show_to(session, actor, item, Visibility.public)
    session.flush()
    if follows:
        # Noting whom the card is for is no change of what was released.
        release.item_version = item.version


def withdraw(session: Session, actor: Actor, release: Release, reason: str | None) -> None:
    """Take a proposal or the public version back; a tombstone stays of what was public.

    Raises 403 unless the actor may publish, or proposed it and it is not public yet.
    """
    if release.state == ReleaseState.withdrawn:
        return
    if "withdraw" not in policy.can(actor, release, needs_second=False):
        raise Forbidden(permission="publications:write")
    was_public = release.state == ReleaseState.released
    _end(session, actor, release, reason)
    if was_public:
        actions.show_to(session, actor, queries.item_of(session, release), Visibility.internal)


class Versions:
    """Keeps the public versions in step with what becomes of the cards (`backend.actions.visibility.Keeper`)."""

    def hidden(self, session: Session, actor: Actor, item: ActionItem) -> None:
        """Take the public version back; of a removed card also what is only proposed."""
        removed = item.deleted_at is not None
        states = (ReleaseState.released, ReleaseState.proposed) if removed else (ReleaseState.released,)
        for release in queries.in_states(session, item.id, *states):
            was_public = release.state == ReleaseState.released
            _end(session, actor, release, None)
            if was_public:
                actions.show_to(session, actor, item, Visibility.internal)

    def purged(self, session: Session, item: ActionItem) -> None:
        """Keep none of the words that were released."""
        for release in queries.all_of(session, item.id):
            release.body, release.reason = {}, None
            touch(release)
        if (public := queries.published(session, item.id)) is not None:
            public.body = {}
            touch(public)


def _end(session: Session, actor: Actor, release: Release, reason: str | None) -> None:
    was_public = release.state == ReleaseState.released
    release.state, release.reason = ReleaseState.withdrawn, reason
    release.withdrawn_at, release.withdrawn_by = now(), policy.who(actor)
    touch(release)
    _record(session, actor, "release.withdrawn", release, events.changes_of(release))
    public = queries.published(session, release.action_item_id) if was_public else None
    if public is not None:
        public.deleted_at = now()
        touch(public)


def _publish(session: Session, release: Release, item: ActionItem) -> None:
    session.flush()
    assert release.released_at is not None, "it was just released"
    public = queries.published(session, item.id)
    if public is None:
        public = PublishedItem(
            id=item.id,
            alliance_id=item.alliance_id,
            release_id=release.id,
            number=item.number,
            body=release.body,
            released_at=release.released_at,
        )
        session.add(public)
        return
    public.release_id, public.body, public.released_at = release.id, release.body, release.released_at
    public.deleted_at = None
    touch(public)


def _record(
    session: Session, actor: Actor, event_type: str, release: Release, changes: dict[str, list[object]]
) -> None:
    events.record(
        session,
        actor,
        event_type,
        events.Subject("release", release.id, release.body["number"], context_id=release.action_item_id),
        stream_id=release.alliance_id,
        alliance_id=release.alliance_id,
        changes={name: changes[name] for name in ("state", "reason") if name in changes},
    )

"""Who may do what with a release: propose who may edit the card, release and take back who may publish."""

from backend.access.actors import Actor
from backend.publishing.releases.models import Release, ReleaseState


def who(actor: Actor) -> str | None:
    """Whose eyes these are: somebody's own token is no second person."""
    return actor.user_id or actor.id


def is_second(actor: Actor, release: Release) -> bool:
    """Whether the actor is a person, and another than who proposed it. A system has no eyes."""
    return actor.user_id is not None and actor.user_id != release.created_by


def can(actor: Actor, release: Release, needs_second: bool) -> list[str]:
    """What the actor may do with this release, for the interface."""
    publishes = actor.may("publications:write", release.alliance_id)
    proposed = release.state == ReleaseState.proposed
    found = []
    if proposed and publishes and (not needs_second or is_second(actor, release)):
        found.append("approve")
    is_own = proposed and release.created_by is not None and release.created_by == who(actor)
    may_take_back = publishes or (is_own and actor.may("releases:write", release.alliance_id))
    if release.state != ReleaseState.withdrawn and may_take_back:
        found.append("withdraw")
    return found

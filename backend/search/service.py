"""Use case: search, and show what was found."""

from collections.abc import Mapping, Sequence

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.pagination import PageQuery, slice_of
from backend.core.schemas import Page
from backend.core.words import Term, terms
from backend.search import queries
from backend.search.entries import queries as entry_queries
from backend.search.marking import Part, excerpt, marked
from backend.search.models import EntryType, SearchEntry
from backend.search.schemas import EntryOut, FoundAlliance, FoundGroup, MarkedPart


def search(
    session: Session,
    actor: Actor,
    paging: PageQuery,
    question: str,
    *,
    alliance_id: str | None = None,
    type: EntryType | None = None,
) -> Page[EntryOut]:
    """A page of what holds all words of the question and the actor may see, best first; nothing for no words."""
    words = terms(question)
    if not words:
        return Page[EntryOut](items=[])
    shared = entry_queries.shared_with(session, actor, alliance_id)
    statement, worth = queries.found(
        actor, words, question.strip(), alliance_id=alliance_id, type=type, shared=shared.keys()
    )
    sorts = {"relevance": worth, "updated_at": queries.Found.updated_at}
    entries, following = slice_of(session, paging, statement, entity=queries.Found, sorts=sorts, default="-relevance")
    whole = queries.whole(session, [one.id for one in entries])
    # What an office shares is shown where somebody takes part, unless they see the office as well.
    homes = {
        one.id: alliance_id or (one.alliance_id if actor.role_in(one.alliance_id) else shared[one.id]) for one in whole
    }
    return Page[EntryOut](items=show(session, whole, words, homes), next=following)


def show(
    session: Session, entries: Sequence[SearchEntry], words: Sequence[Term], homes: Mapping[str, str]
) -> list[EntryOut]:
    """The entries, each in the alliance that `homes` says, with what is marked of them; in two more statements."""
    groups = queries.group_names(session, {one.group_id for one in entries if one.group_id})
    alliances = queries.alliances(session, set(homes.values()))
    shown = []
    for one in entries:
        alliance = alliances[homes[one.id]]
        shown.append(
            EntryOut(
                type=EntryType(one.type),
                id=one.id,
                number=one.number,
                title=_parts(marked(one.title, words)),
                excerpt=_parts(excerpt(one.text.replace("\n", " · "), words)),
                alliance=FoundAlliance(id=alliance.id, name=alliance.name, slug=alliance.slug),
                group=FoundGroup(id=one.group_id, name=groups[one.group_id]) if one.group_id in groups else None,
                date=one.on_day,
                path=f"/a/{alliance.slug}/{one.place}",
                updated_at=one.updated_at,
            )
        )
    return shown


def _parts(parts: Sequence[Part]) -> list[MarkedPart]:
    return [MarkedPart(text=part.text, is_hit=part.is_hit) for part in parts]

"""Use case: show what was released."""

from typing import Any

from backend.people.models import PartyKind
from backend.publishing.cards import persons_in_words
from backend.publishing.public.schemas import PublicActionItem
from backend.publishing.releases.models import PublishedItem


def show(item: PublishedItem, address: str, language: str) -> PublicActionItem:
    """The released version. `address`: of the alliance's page."""
    body = in_language(item.body, language)
    return PublicActionItem.model_validate(
        {**item.model_dump(exclude={"body", "number"}), **body, "page": f"{address}#{body['number']}"}
    )


def in_language(value: Any, language: str) -> Any:
    """The kept text with the number of persons in the reader's language."""
    if isinstance(value, list):
        return [in_language(one, language) for one in value]
    if not isinstance(value, dict):
        return value
    if value.get("kind") == PartyKind.person and "count" in value:
        return {**value, "name": persons_in_words(value["count"], language)}
    return {name: in_language(one, language) for name, one in value.items()}

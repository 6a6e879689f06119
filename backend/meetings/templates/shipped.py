"""The templates that come with Bündniswerk. They lie with the texts, one file for each language."""

import json
from functools import lru_cache
from pathlib import Path

from backend.meetings.templates.schemas import ShippedTemplate

LOCALES = Path(__file__).parents[2] / "locales"


@lru_cache
def shipped(language: str) -> list[ShippedTemplate]:
    """All of them in one language, in their order."""
    read = json.loads((LOCALES / language / "templates" / "shipped.json").read_text(encoding="utf-8"))
    return [ShippedTemplate.model_validate(one) for one in read]

"""German or English for what the server writes: problem texts, exports, the command line."""

import json
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("de", "en")
DEFAULT = "de"


@cache
def catalogue(language: str) -> dict[str, str]:
    """All texts of one language, a file per room: key to text with `{placeholders}`."""
    texts: dict[str, str] = {}
    for path in sorted((Path(__file__).parent.parent / "locales" / language).glob("*.json")):
        texts.update(json.loads(path.read_text(encoding="utf-8")))
    return texts


def text(key: str, language: str, **values: Any) -> str:
    """The text of `key`; a missing key is a programming error that a contract test finds."""
    return catalogue(language)[key].format(**values)


def has_text(key: str) -> bool:
    """Whether the catalogues know this key."""
    return key in catalogue(DEFAULT)


def negotiate(accept_language: str | None) -> str:
    """The best of our languages for an `Accept-Language` header (RFC 9110 section 12.5.4)."""
    best, best_quality = DEFAULT, 0.0
    for part in (accept_language or "").split(",")[:20]:
        tag, _, parameters = part.strip().partition(";")
        language = tag.split("-")[0].lower()
        try:
            quality = float(parameters.strip().removeprefix("q=")) if parameters else 1.0
        except ValueError:
            continue
        if language in LANGUAGES and quality > best_quality:
            best, best_quality = language, quality
    return best

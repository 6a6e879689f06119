"""The templates that come with Bündniswerk: the files in `data/`, in the order in which they are offered."""

from functools import lru_cache
from pathlib import Path

import yaml  # type: ignore[import-untyped]  # its types are no part of it

from backend.processes.models import ProcessKind
from backend.processes.templates.checks import check
from backend.processes.templates.content import ProcessTemplateContent

DATA = Path(__file__).parent / "data"


@lru_cache
def shipped() -> dict[str, ProcessTemplateContent]:
    """All of them, by key. Raises ValueError or 422's problem for a file that is no template: a test reads them all."""
    read = [parse((DATA / f"{kind}.yaml").read_text(encoding="utf-8")) for kind in ProcessKind]
    return {content.key: content for content in read}


def parse(text: str) -> ProcessTemplateContent:
    """A template from its file. Raises `yaml.YAMLError`, `pydantic.ValidationError` or 422's problem."""
    content = ProcessTemplateContent.model_validate(yaml.safe_load(text))
    check(content)
    return content


def write(content: ProcessTemplateContent) -> str:
    """A template as a readable file: what is empty is left out, in the order of the schema."""
    plain = content.model_dump(mode="json", exclude_defaults=True)
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=100)

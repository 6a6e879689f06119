"""What a template's schema cannot say: keys are there once, and what is named is there."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from backend.core.problems import InvalidInput
from backend.processes.templates.content import ProcessRule, ProcessTemplateContent
from backend.processes.templates.vocabulary import NEEDS

Error = tuple[str, str, dict[str, Any]]


def check(content: ProcessTemplateContent, pointer: str = "#/content") -> None:
    """Raise 422 with a pointer to each key that is there twice and each reference that leads nowhere."""
    errors = [(f"{pointer}/{place}", message, values) for place, message, values in _errors(content)]
    if errors:
        raise InvalidInput(errors=errors)


def _errors(content: ProcessTemplateContent) -> Iterator[Error]:
    steps, bodies = set(content.steps()), {body.key for body in content.bodies}
    yield from _twice(content)
    for place, phase in enumerate(content.phases):
        yield from _unknown(f"phases/{place}/reopens", phase.reopens, steps)
        for number, step in enumerate(phase.steps):
            yield from _unknown(f"phases/{place}/steps/{number}/reopens", step.reopens, steps)
    for place, body in enumerate(content.bodies):
        yield from _unknown(f"bodies/{place}/mirrors", body.mirrors, bodies - {body.key})
    for place, meeting in enumerate(content.meetings):
        yield from _unknown(f"meetings/{place}/body", meeting.body, bodies)
        yield from _unknown(f"meetings/{place}/phase", meeting.phase, steps)
    for place, document in enumerate(content.documents):
        yield from _unknown(f"documents/{place}/adopted_by", document.adopted_by, bodies)
    for place, obligation in enumerate(content.obligations):
        yield from _unknown(f"obligations/{place}/begins_with", obligation.begins_with, steps)
    for place, rule in enumerate(content.rules):
        for member, message, values in _rule_errors(rule, steps, bodies):
            yield f"rules/{place}/{member}", message, values


def _rule_errors(rule: ProcessRule, steps: set[str], bodies: set[str]) -> Iterator[Error]:
    needed = NEEDS.get(rule.needs.kind)
    if needed is not None and not getattr(rule.needs, needed):
        yield f"needs/{needed}", "rule_needs_member", {"condition": rule.needs.kind.value}
    yield from _unknown("needs/steps", rule.needs.steps, steps)
    yield from _unknown("needs/body", rule.needs.body, bodies)
    yield from _unknown("where/steps", rule.where.steps, steps)
    yield from _unknown("where/bodies", rule.where.bodies, bodies)


def _unknown(place: str, named: list[str] | str | None, known: set[str]) -> Iterator[Error]:
    if isinstance(named, list):
        for number, key in enumerate(named):
            if key not in known:
                yield f"{place}/{number}", "unknown_key", {"named": key}
    elif named is not None and named not in known:
        yield place, "unknown_key", {"named": named}


def _twice(content: ProcessTemplateContent) -> Iterator[Error]:
    """Keys that are there more than once; phases and steps share theirs."""
    steps: list[tuple[str, str]] = []
    for place, phase in enumerate(content.phases):
        steps.append((f"phases/{place}/key", phase.key))
        steps += [(f"phases/{place}/steps/{number}/key", step.key) for number, step in enumerate(phase.steps)]
    groups = [
        steps,
        [(f"bodies/{place}/key", one.key) for place, one in enumerate(content.bodies)],
        [(f"documents/{place}/key", one.key) for place, one in enumerate(content.documents)],
        [(f"rules/{place}/id", one.id) for place, one in enumerate(content.rules)],
        [(f"obligations/{place}/key", one.key) for place, one in enumerate(content.obligations)],
        [(f"certificates/{place}/key", one.key) for place, one in enumerate(content.certificates)],
    ]
    for group in groups:
        counts = Counter(key for _, key in group)
        for where, key in group:
            if counts[key] > 1:
                yield where, "key_twice", {"named": key}

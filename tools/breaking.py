"""What a change of the API's description breaks for those who use what was published.

Compares two OpenAPI 3.1 documents as far as ours use the format. Adding is always allowed: operations, parameters that
may be left out, members of answers. Refused is what makes a program fail that was right before.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

Document = dict[str, Any]
Schema = dict[str, Any]
METHODS = ("get", "post", "put", "patch", "delete")
#: Bounds of what is sent: by name, whether a larger value lets more through.
BOUNDS = {"maxLength": True, "maxItems": True, "maximum": True, "minLength": False, "minItems": False, "minimum": False}


def breaks(published: Document, present: Document, on: date) -> list[str]:
    """What of the published description is no longer so, a sentence each. An operation past its sunset may be gone."""
    return sorted(set(_Comparison(published, present).operations(on)))


class _Comparison:
    def __init__(self, published: Document, present: Document) -> None:
        self.published = published
        self.present = present
        #: What was compared already; schemas name each other in circles.
        self.seen: set[tuple[int, int, bool]] = set()

    def operations(self, on: date) -> Iterator[str]:
        for path, entries in self.published["paths"].items():
            for method in METHODS:
                if method in entries:
                    before, after = entries[method], self.present["paths"].get(path, {}).get(method)
                    where = f"{method.upper()} {path}"
                    if after is not None:
                        yield from self._operation(where, before, after)
                    elif not _has_ended(before, on):
                        yield f"{where} is gone."

    def _operation(self, where: str, before: Schema, after: Schema) -> Iterator[str]:
        if before.get("operationId") != after.get("operationId"):
            yield f"{where} has another operationId: {before.get('operationId')} is {after.get('operationId')}."
        yield from self._parameters(where, before, after)
        yield from self._body(where, before.get("requestBody"), after.get("requestBody"))
        for status, answer in before.get("responses", {}).items():
            if not status.startswith("2"):
                continue
            now = after.get("responses", {}).get(status)
            if now is None:
                yield f"{where} does not answer {status} any more."
                continue
            for media, content in answer.get("content", {}).items():
                if media not in now.get("content", {}):
                    yield f"{where} does not answer {media} any more."
                else:
                    inner = now["content"][media].get("schema", {})
                    yield from self._schema(f"{where}: answer", content.get("schema", {}), inner, sent=False)

    def _parameters(self, where: str, before: Schema, after: Schema) -> Iterator[str]:
        known = {(one["in"], one["name"]): one for one in before.get("parameters", [])}
        now = {(one["in"], one["name"]): one for one in after.get("parameters", [])}
        for (place, name), one in known.items():
            if (place, name) not in now:
                # What nobody declares is refused in the query; a header is only ignored.
                if place != "header":
                    yield f"{where} does not take the parameter {name} any more."
                continue
            yield from self._schema(
                f"{where}: parameter {name}", one.get("schema", {}), now[place, name].get("schema", {}), sent=True
            )
        for (place, name), one in now.items():
            was_required = known.get((place, name), {}).get("required", False)
            if one.get("required") and not was_required:
                yield f"{where} needs the parameter {name}."

    def _body(self, where: str, before: Schema | None, after: Schema | None) -> Iterator[str]:
        if after and after.get("required") and not (before or {}).get("required"):
            yield f"{where} needs a body."
        for media, content in (before or {}).get("content", {}).items():
            now = (after or {}).get("content", {}).get(media)
            if now is None:
                yield f"{where} does not take {media} any more."
            else:
                yield from self._schema(f"{where}: body", content.get("schema", {}), now.get("schema", {}), sent=True)

    def _schema(self, where: str, before: Schema, after: Schema, *, sent: bool) -> Iterator[str]:
        """What of a schema breaks those who send it, or those who receive it."""
        if name := (before.get("$ref") or after.get("$ref") or "").rpartition("/")[2]:
            where = f"{where} ({name})"
        before, after = _resolved(before, self.published), _resolved(after, self.present)
        choices, now = _choices(before, self.published), _choices(after, self.present)
        yield from _types(where, set(choices), set(now), sent=sent)
        for kind, one in choices.items():
            if kind in now:
                yield from self._same_type(where, one, now[kind], sent=sent)

    def _same_type(self, where: str, before: Schema, after: Schema, *, sent: bool) -> Iterator[str]:
        pair = (id(before), id(after), sent)
        if pair in self.seen:
            return
        self.seen.add(pair)
        if sent:
            yield from _narrowed(where, before, after)
        members, now = before.get("properties", {}), after.get("properties", {})
        required, must = set(before.get("required", [])), set(after.get("required", []))
        for name, member in members.items():
            if name not in now:
                yield f"{where} has no member {name} any more."
                continue
            if not sent and name in required and name not in must:
                yield f"{where} has the member {name} only sometimes."
            yield from self._schema(f"{where}.{name}", member, now[name], sent=sent)
        if sent:
            yield from (f"{where} needs the member {name}." for name in sorted(must - required))
        if "items" in before and "items" in after:
            yield from self._schema(f"{where}[]", before["items"], after["items"], sent=sent)


def _has_ended(operation: Schema, on: date) -> bool:
    sunset = operation.get("x-sunset")
    return sunset is not None and date.fromisoformat(sunset) <= on


def _resolved(schema: Schema, document: Document) -> Schema:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def _choices(schema: Schema, document: Document) -> dict[str, Schema]:
    """The schema by what it may be: one entry for each type; objects by what tells them apart."""
    found: dict[str, Schema] = {}
    alternatives = schema.get("anyOf") or schema.get("oneOf")
    for one in alternatives or [schema]:
        inner = _resolved(one, document)
        if inner.get("anyOf") or inner.get("oneOf"):
            found.update(_choices(inner, document))
            continue
        kind = inner.get("type") or ("object" if "properties" in inner else _type_of(inner))
        name = f"object {inner.get('title', '')}" if kind == "object" and alternatives else str(kind)
        found[name] = inner
    objects = [name for name in found if name.startswith("object")]
    if len(objects) == 1:
        found["object"] = found.pop(objects[0])
    return found


def _type_of(schema: Schema) -> str:
    values = schema.get("enum", [schema["const"]] if "const" in schema else [])
    return "string" if values and all(isinstance(value, str) for value in values) else "any"


def _types(where: str, before: set[str], after: set[str], *, sent: bool) -> Iterator[str]:
    if "any" in (after if sent else before):
        return
    if sent:
        yield from (f"{where} may not be {kind} any more." for kind in sorted(before - after))
    else:
        yield from (f"{where} may be {kind} now." for kind in sorted(after - before))


def _narrowed(where: str, before: Schema, after: Schema) -> Iterator[str]:
    """Values that were taken and are not any more."""
    if "enum" in after:
        allowed = set(map(str, after["enum"]))
        if "enum" not in before:
            yield f"{where} takes only {', '.join(sorted(allowed))} now."
        else:
            yield from (
                f"{where} does not take {one} any more." for one in sorted(set(map(str, before["enum"])) - allowed)
            )
    # What a pattern let through cannot be compared with lengths.
    bounds = BOUNDS if before.get("pattern") == after.get("pattern") or "pattern" not in before else {}
    for name, more in bounds.items():
        old, new = before.get(name), after.get(name)
        if new is not None and (old is None or (new < old if more else new > old)):
            yield f"{where} has another {name}: {old} is {new}."
    if after.get("pattern") not in (None, before.get("pattern")):
        yield f"{where} has to fit another pattern."

"""The documentation page of the API, drawn from its OpenAPI description."""

from collections.abc import Iterator
from typing import Any

from backend.reference.markup import Html, element, joined, page, prose, table

Schema = dict[str, Any]
INTRODUCTION = """
Identifiers are UUIDv7, moments RFC 3339 in UTC, errors `application/problem+json` (RFC 9457).

Systems send `Authorization: Bearer <token>`. A single resource carries a strong `ETag`; `PATCH`, `PUT` and `DELETE`
need it as `If-Match`. Changes are merge patches (RFC 7396). `POST` takes an `Idempotency-Key`. Lists come in pages:
follow `next`.
"""


def draw(description: dict[str, Any], stylesheet: str, openapi: str) -> str:
    """The whole page: every operation by subject, then every schema."""
    tags = [tag["name"] for tag in description["tags"]]
    meanings = {tag["name"]: tag.get("description", "") for tag in description["tags"]}
    grouped: dict[str, list[Html]] = {tag: [] for tag in tags}
    for path, entries in description["paths"].items():
        for method, entry in entries.items():
            grouped[entry["tags"][0]].append(_operation(method.upper(), path, entry))
    sections = [
        element("section", element("h2", tag, id=_anchor(tag)), prose(meanings[tag]), *grouped[tag]) for tag in tags
    ]
    schemas = [_schema(name, schema) for name, schema in sorted(description["components"]["schemas"].items())]
    links = [element("li", element("a", tag, href=f"#{_anchor(tag)}")) for tag in (*tags, "Schemas")]
    main = element(
        "main",
        element("h1", f"{description['info']['title']} API"),
        prose(INTRODUCTION),
        element("p", element("a", "OpenAPI 3.1", href=openapi), f" · version {description['info']['version']}"),
        *sections,
        element("section", element("h2", "Schemas", id="schemas"), *schemas),
    )
    navigation = element("nav", element("ul", *links), **{"aria-label": "Contents"})
    return page(f"{description['info']['title']} API", "en", stylesheet, navigation, main)


def _operation(method: str, path: str, entry: Schema) -> Html:
    name = element("span", method, class_=f"method {method.lower()}")
    summary = element("summary", name, " ", element("code", path), " ", element("span", entry.get("summary", "")))
    permission = entry.get("x-permission")
    needs = (
        element("p", "Needs the permission ", element("code", permission), ".")
        if permission
        else element("p", "Needs no permission.")
    )
    parts = [summary, prose(entry["description"]) if entry.get("description") else Html(""), needs]
    if entry.get("parameters"):
        rows = (
            (
                element("code", one["name"]),
                one["in"],
                _type(one["schema"]),
                ("required. " if one.get("required") else "") + one.get("description", ""),
            )
            for one in entry["parameters"]
        )
        parts += [element("h3", "Parameters"), table(["name", "in", "type", "meaning"], rows)]
    content = entry.get("requestBody", {}).get("content", {})
    if content:
        kinds = joined([element("code", kind) for kind in content], ", ")
        parts += [element("h3", "Body"), element("p", _type(next(iter(content.values()))["schema"]), " as ", kinds)]
    answers = ((status, _answer(response), response["description"]) for status, response in entry["responses"].items())
    parts += [element("h3", "Answers"), table(["status", "body", "meaning"], answers)]
    return element("details", *parts, id=entry["operationId"])


def _answer(response: Schema) -> Html:
    schemas = [content["schema"] for content in response.get("content", {}).values() if content.get("schema")]
    return _type(schemas[0]) if schemas else Html("")


def _schema(name: str, schema: Schema) -> Html:
    required = set(schema.get("required", ()))
    rows = [
        (element("code", member), _type(one), ("required. " if member in required else "") + _meaning(one))
        for member, one in schema.get("properties", {}).items()
    ]
    parts = [element("summary", element("code", name)), prose(schema.get("description", ""))]
    if rows:
        parts.append(table(["member", "type", "meaning"], rows))
    if schema.get("enum"):
        parts.append(element("p", joined([element("code", str(value)) for value in schema["enum"]], " · ")))
    return element("details", *parts, id=f"schema-{name}")


def _meaning(schema: Schema) -> str:
    examples = ", ".join(str(example) for example in schema.get("examples", ()))
    return " ".join(filter(None, [schema.get("description", ""), f"For instance {examples}" if examples else ""]))


def _type(schema: Schema) -> Html:
    """The type in a few words, with links to the schemas it names."""
    return joined(list(_words(schema)), " or ")


def _words(schema: Schema) -> Iterator[Html]:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        yield element("a", name, href=f"#schema-{name}")
    elif any(key in schema for key in ("anyOf", "oneOf", "allOf")):
        for one in schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf") or []:
            yield from _words(one)
    elif schema.get("type") == "array":
        yield joined([Html("list of "), _type(schema.get("items", {}))])
    elif "enum" in schema or "const" in schema:
        values = schema.get("enum") or [schema["const"]]
        yield joined([element("code", str(value)) for value in values], " · ")
    else:
        yield joined([str(schema.get("format") or schema.get("type") or "any")])


def _anchor(tag: str) -> str:
    return tag.lower().replace(" ", "-")

"""An example of every body that is sent or answered, put together from the examples of its members.

A member says its own (`Field(examples=[…])`); one that says none takes what a member of the same name says elsewhere.
"""

from typing import Any

JSON = "application/json"
DEEPEST = 7
ID = "01920000-0000-7000-8000-000000000001"
BY_FORMAT = {
    "date-time": "2009-09-30T16:00:00.000000Z",
    "date": "2009-10-20",
    "binary": "",
    "email": "a.beispiel@stadt.example",
    "uri": "https://stadt.example",
}
BY_MEDIA = {
    "text/event-stream": 'id: 42\nevent: action_item.moved\ndata: {"sequence": 42, "type": "action_item.moved", …}\n\n',
    "text/csv": "Nr.;Titel;Status\r\nLMK-1;Aktionstage 15. Mai;geplant\r\n",
    "multipart/form-data": {"file": "protokoll.txt", "document_date": "2009-09-30"},
}
Schema = dict[str, Any]


def complete(description: dict[str, Any]) -> None:
    """Give each body of the description its example."""
    schemas = description.get("components", {}).get("schemas", {})
    made = Examples(schemas)
    for entries in description["paths"].values():
        for entry in entries.values():
            answers = (answer for status, answer in entry["responses"].items() if status.startswith("2"))
            for place in (entry.get("requestBody", {}), *answers):
                for media, content in place.get("content", {}).items():
                    if media.endswith("json") and content.get("schema"):
                        content["example"] = made.of(content["schema"])
                    elif media in BY_MEDIA:
                        content["example"] = BY_MEDIA[media]


class Examples:
    """Makes examples of schemas."""

    def __init__(self, schemas: dict[str, Schema]) -> None:
        self._schemas = schemas
        self._by_name: dict[str, Any] = {}
        for schema in schemas.values():
            for name, member in schema.get("properties", {}).items():
                if said := self._said(member):
                    self._by_name.setdefault(name, said[0])

    def of(self, schema: Schema, name: str = "", depth: int = 0) -> Any:
        """A value that fits the schema, or None where nothing better is known for a nullable one."""
        if said := schema.get("examples"):
            return said[0]
        if "$ref" in schema:
            return self.of(self._schemas[schema["$ref"].rpartition("/")[2]], name, depth)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][0]
        choices = schema.get("anyOf") or schema.get("oneOf")
        if choices:
            return self._chosen(choices, name, depth)
        if schema.get("type") == "object":
            return self._object(schema, depth)
        if schema.get("type") == "array":
            return [self.of(schema["items"], name, depth + 1)] if schema.get("items") and depth < DEEPEST else []
        return self._plain(schema, name)

    def _said(self, schema: Schema) -> list[Any]:
        places = [schema, *schema.get("anyOf", [])]
        return next((place["examples"] for place in places if place.get("examples")), [])

    def _chosen(self, choices: list[Schema], name: str, depth: int) -> Any:
        real = [choice for choice in choices if choice.get("type") != "null"]
        if depth >= DEEPEST and len(real) < len(choices):
            return None
        return self.of(real[0], name, depth)

    def _object(self, schema: Schema, depth: int) -> Any:
        required = schema.get("required", [])
        members = schema.get("properties", {})
        # What may be left out is left out far below, where an example explains nothing any more.
        shown = {name: member for name, member in members.items() if depth < DEEPEST or name in required}
        return {name: self.of(member, name, depth + 1) for name, member in shown.items()}

    def _plain(self, schema: Schema, name: str) -> Any:
        kind = schema.get("type")
        known = self._by_name.get(name)
        if kind == "string":
            if name == "id" or name.endswith(("_id", "_ids")) or "[0-9a-f]{8}" in schema.get("pattern", ""):
                return ID
            if name.endswith("_at"):
                return BY_FORMAT["date-time"]
            if schema.get("format") in BY_FORMAT:
                return BY_FORMAT[schema["format"]]
            return known if isinstance(known, str) else f"{name or 'text'}"
        if kind in ("integer", "number"):
            fits = isinstance(known, int) and not isinstance(known, bool)
            return known if fits else max(1, schema.get("minimum", 1))
        return False if kind == "boolean" else None

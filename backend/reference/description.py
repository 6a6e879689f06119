"""The OpenAPI description, completed by what holds for all operations and FastAPI does not know."""

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter, FastAPI

from backend.activity.webhooks.description import router as webhook_messages
from backend.core.http import Operation
from backend.reference import answers, examples, names

TAGS = {
    "operation": "The installation: health, measurements, the first run.",
    "access": "Who is asking and what they may do: sessions, accounts, grants, tokens.",
    "municipalities": "The tenants: municipalities that host alliances.",
    "alliances": "The circles in which a municipality gets people to act together.",
    "people": "People and organisations of an alliance.",
    "groups": "Plenum, coordination group, project groups; their duties and members.",
    "ideas": "What was said under a question, in clusters, verbatim.",
    "action items": "The cards: idea, steps, owners, next date.",
    "parts of action items": "Steps, assignments, follow-ups, partners and sponsors, one by one.",
    "board": "All cards of an alliance at once, in columns.",
    "comments": "What is said about a card.",
    "personal links": "What lets somebody without an account act on their own part of a card.",
    "dates": "What the server understands of a date before it is stored.",
    "dashboard": "For the coordination group: what is stuck, late, due, and counts.",
    "meetings": "Meetings of groups and their series, through their life; clashes and holidays.",
    "agenda": "What meetings talk about: points, notes, outcomes, what waits for the next one.",
    "participants": "Who is invited to a meeting, what they answered, who was there.",
    "decisions": "What bodies agreed on, numbered by year, each with what it follows from.",
    "concepts": "Concept documents: outline, chapters, rounds of feedback, two versions from one source.",
    "council papers": "Draft resolutions and information papers, and the bodies that they pass.",
    "reports": "What has become of the measures of an agreement, period by period; frozen once sent.",
    "process templates": "Ways of working as data: phases, bodies, rules, obligations; shipped, and one's own.",
    "processes": "Ways of working under way: steps, bodies and who is missing in them, rules that were not met.",
    "mandates": "What a process is to do: commissioner, question, product, evidence; who decides, leads, carries out.",
    "interfaces": "What exists beside us: concepts, projects, steering structures; likely parallel structures.",
    "obligations": "What is owed to whom, in which rhythm; what is overdue.",
    "certificates": "What was awarded, for how long, on which resolution.",
    "timeline": "The story of a process: phases, meetings, documents, decisions, obligations, certificates.",
    "goals": "Agreements: field of action, goal, measure, indicator; their editions and what became of each measure.",
    "workshops": "Future workshops, live: phases, cards, clusters, dot votes, what came of them.",
    "minutes": "What is written down of a meeting, in versions that stay.",
    "material": "What was said and brought along in a process, with its source; bundles and the closing.",
    "recommendations": "What is drafted from material, amended, adopted by the body that may, and handed to the council.",
    "questionnaires": "Questions with points, what one answers oneself and examiners from outside, and the score.",
    "papers": "Minutes, invitations and lists as PDF, ODT, DOCX and HTML.",
    "templates": "Cards, agendas and checklists to begin with.",
    "search": "Everything that one may see, by words in any form; views kept under a name.",
    "events": "What happened, in order: history, change feed, live stream.",
    "webhooks": "Events brought to other systems as they happen, signed after Standard Webhooks.",
    "imports": "Workshop records and tables, understood and previewed.",
    "calendars": "Secret addresses at which calendar programs read dates.",
    "exports": "Cards and ideas as tables and sheets that import again unchanged.",
    "documents": "Files attached to cards.",
    "trash": "What was removed within the last days, and how it comes back.",
    "mail": "The queue of mails, and how often somebody wants some.",
    "programmes": "One programme over many municipalities: places, what is shared, events, experts, good practice.",
    "releases": "What is proposed for the public, looked at by a second person, released and taken back.",
    "public": "What was released, for everybody, without signing in.",
    "privacy": "One's own data, consent, erasure.",
    "audit-log": "What happened in a municipality, for auditors.",
    "publications": "Versions for the public, without names of people.",
}
SECURITY = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "For systems: `Authorization: Bearer <token>`. Scopes are the permissions named beside each "
        "operation.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "buendniswerk",
        "description": "For the interface: the cookie of `POST /api/v1/session` (over TLS it is called "
        "`__Host-Http-buendniswerk`). Writes need the header `X-CSRF: 1` as well.",
    },
}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Makes it safe to send the request again: the first answer is kept for 24 hours",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255},
}


def install(app: FastAPI, routers: Iterable[APIRouter]) -> None:
    """Let the application describe itself completely; made once, when somebody asks."""
    app.webhooks.routes.extend(webhook_messages.routes)
    plain = app.openapi
    declared: list[tuple[Any, Operation | None]] = [
        (route, getattr(getattr(route, "endpoint", None), "operation", None))
        for router in routers
        for route in router.routes
    ]
    operations = {(found.method, route.path): found for route, found in declared if found is not None}
    kept: dict[str, Any] = {}

    def described() -> dict[str, Any]:
        if not kept:
            kept.update(complete(plain(), operations))
        return kept

    app.openapi = described  # type: ignore[method-assign]  # FastAPI's own way to extend the description


def complete(description: dict[str, Any], operations: dict[tuple[str, str], Operation]) -> dict[str, Any]:
    """The description with security, problems, merge patches and retries as they really are."""
    components = description.setdefault("components", {})
    components.update(securitySchemes=SECURITY, **answers.components())
    for unused in ("HTTPValidationError", "ValidationError"):
        components.get("schemas", {}).pop(unused, None)
    used = {tag for path in description["paths"].values() for entry in path.values() for tag in entry.get("tags", [])}
    description["tags"] = [{"name": name, "description": text} for name, text in TAGS.items() if name in used]
    description["tags"] += [{"name": name} for name in sorted(used - set(TAGS))]
    for path, entries in description["paths"].items():
        for method, entry in entries.items():
            _complete_entry(entry, method.upper(), operations.get((method.upper(), path)))
    for schema in components.get("schemas", {}).values():
        for member in schema.get("properties", {}).values():
            if "contentMediaType" in member:
                # As OpenAPI 3.0 said that this is a file: generators look for it still.
                member["format"] = "binary"
    examples.complete(description)
    return names.plain(description)


def _complete_entry(entry: dict[str, Any], method: str, operation: Operation | None) -> None:
    if method == "GET" and operation is not None:
        entry["responses"]["304"] = {"description": "You have the current state (`If-None-Match`)"}
        entry.setdefault("parameters", []).append(answers.IF_NONE_MATCH)
    answers.complete(entry, method)
    content = entry.get("requestBody", {}).get("content", {})
    if method == "PATCH" and "application/json" in content:
        body = content.pop("application/json")
        content.update({"application/merge-patch+json": body, "application/json": body})
    if operation is not None and operation.idempotent:
        entry.setdefault("parameters", []).append(IDEMPOTENCY_KEY)

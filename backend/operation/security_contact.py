"""`/.well-known/security.txt` (RFC 9116): where somebody who found a weakness reports it."""

from datetime import UTC, datetime, time, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse

from backend.core.clock import today
from backend.core.problems import NotFound
from backend.settings import Settings

router = APIRouter(tags=["operation"])
#: RFC 9116 recommends less than a year; whoever reads it again later is told anew.
VALID = timedelta(days=180)
PATH = "/.well-known/security.txt"


@router.get(
    PATH,
    operation_id="read_security_contact",
    summary="Where weaknesses are reported (RFC 9116)",
    response_class=PlainTextResponse,
    responses={404: {"description": "Whoever runs this installation has named no contact"}},
)
async def security_contact(request: Request) -> PlainTextResponse:
    """404 until `BUENDNISWERK_SECURITY_CONTACT` names one: an address that nobody reads would be worse than none."""
    settings: Settings = request.app.state.settings
    contacts = [contact.strip() for contact in settings.security_contact.split(",") if contact.strip()]
    if not contacts:
        raise NotFound
    expires = datetime.combine(today() + VALID, time.min, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = [f"Contact: {_address(contact)}" for contact in contacts]
    lines += [f"Expires: {expires}", "Preferred-Languages: de, en", f"Canonical: {settings.base_url}{PATH}"]
    if settings.security_policy:
        lines.append(f"Policy: {settings.security_policy}")
    return PlainTextResponse("\n".join(lines) + "\n", headers={"Cache-Control": "public, max-age=86400"})


def _address(contact: str) -> str:
    """RFC 9116 asks for an address with its scheme."""
    return f"mailto:{contact}" if "@" in contact and ":" not in contact else contact

"""Sends documents to an alliance, as a browser does."""

from pathlib import Path
from typing import Any

from tests.fixtures.alliances import API, AllianceInTest, Caller

WORKSHOP = (Path(__file__).parent / "records" / "workshop.txt").read_bytes()
WRITTEN_ON = "2009-09-30"


def send(
    alliance: AllianceInTest,
    data: bytes = WORKSHOP,
    name: str = "workshop.txt",
    *,
    dry_run: bool = False,
    caller: Caller | None = None,
    headers: dict[str, str] | None = None,
    params: dict[str, Any] | None = None,
    **form: str,
) -> Any:
    """The answer to a document sent as a form, by the coordinator if nobody else is named."""
    client = (caller or alliance.coordinator).http
    return client.post(
        f"{API}{alliance.path}/imports",
        params={"dry_run": str(dry_run).lower(), **(params or {})},
        files={"file": (name, data)},
        data=form,
        headers=headers or {},
    )


def understood(alliance: AllianceInTest, data: bytes = WORKSHOP, name: str = "workshop.txt", **more: Any) -> Any:
    """What a dry run says; the workshop's record was written on its day."""
    if data is WORKSHOP:
        more.setdefault("document_date", WRITTEN_ON)
    answer = send(alliance, data, name, dry_run=True, **more)
    assert answer.status_code == 200, answer.text
    return answer.json()


def committed(alliance: AllianceInTest, data: bytes = WORKSHOP, name: str = "workshop.txt", **more: Any) -> Any:
    """What was stored."""
    if data is WORKSHOP:
        more.setdefault("document_date", WRITTEN_ON)
    answer = send(alliance, data, name, **more)
    assert answer.status_code == 201, answer.text
    return answer.json()


def created(answer: Any) -> dict[str, int]:
    """How many records of each kind, without those of which there are none."""
    return {name: count for name, count in answer["created"].items() if count}


def outcomes(answer: Any, kind: str) -> list[str]:
    """What became of each piece of one kind."""
    return [piece["outcome"] for piece in answer[kind]]

"""Party references: reading what somebody wrote, and linking it to the one record it can mean."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticKnownError
from sqlmodel import Session

from backend.core.problems import invalid
from backend.core.schemas import Id, Input, Output
from backend.people import queries
from backend.people.models import PartyColumns, PartyKind

COLLECTIVES = {"alle", "alle mitglieder", "all", "everyone", "everybody"}
OPEN = {"?", "??", "???", "????", "n.n.", "nn", "offen", "open", "unbesetzt", "vacant", "niemand"}
NAME_MOST = 300
PartyName = Annotated[str, StringConstraints(min_length=1, max_length=NAME_MOST, strip_whitespace=True)]


class PartyReference(Input):
    """Somebody named: what was written, and the record it is linked to. Without a kind it is understood as a string."""

    kind: PartyKind | None = None
    id: Id | None = None
    name: PartyName = Field(examples=["WIS"])


class PartyOut(Output):
    """Somebody named."""

    kind: PartyKind
    id: str | None
    name: str


def _as_reference(written: Any) -> Any:
    if not isinstance(written, str):
        return written
    if not written.strip():
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    if len(written) > NAME_MOST:
        raise PydanticKnownError("string_too_long", {"max_length": NAME_MOST})
    return {"name": written}


# A validator instead of a union: what is wrong is then pointed at where the caller wrote it.
PartyIn = Annotated[
    PartyReference,
    BeforeValidator(_as_reference, json_schema_input_type=PartyReference | PartyName),
    Field(description="A party reference, or the name as written"),
]


def party_of(row: PartyColumns) -> dict[str, Any]:
    """The reference that a row's columns hold."""
    return {"kind": row.party_kind, "id": row.party_id, "name": row.party_name}


class Directory:
    """The names of one alliance, loaded once per request, so that ten parties cost one look."""

    def __init__(self, session: Session, alliance_id: str) -> None:
        self._session = session
        self._alliance_id = alliance_id
        self._by_name: dict[str, list[tuple[str, str]]] | None = None
        self._by_id: dict[str, str] = {}

    def read(self, written: PartyReference | str, pointer: str) -> dict[str, Any]:
        """Columns `party_kind`, `party_id`, `party_name` for what was written. Raises 422 for a foreign id."""
        if isinstance(written, str) or (written.kind is None and written.id is None):
            name = written if isinstance(written, str) else written.name
            understood, found = self._understand(name)
            return {"party_kind": understood, "party_id": found, "party_name": name}
        party_id, kind = written.id, written.kind.value if written.kind else None
        if party_id is not None:
            self._load()
            found_kind = self._by_id.get(party_id)
            if found_kind is None or kind not in (None, found_kind):
                raise invalid(f"{pointer}/id", "unknown_reference")
            kind = found_kind
        elif kind in (PartyKind.person, PartyKind.organisation, PartyKind.group):
            party_id = self._only(written.name, kind)
        return {"party_kind": kind, "party_id": party_id, "party_name": written.name}

    def _understand(self, name: str) -> tuple[str, str | None]:
        folded = _fold(name)
        if folded in COLLECTIVES:
            return PartyKind.collective.value, None
        if folded in OPEN or folded.endswith(" finden"):
            return PartyKind.open.value, None
        self._load()
        assert self._by_name is not None
        matches = self._by_name.get(folded, [])
        if len(set(matches)) == 1:
            return matches[0]
        if matches:
            return matches[0][0], None
        return (PartyKind.person.value if _looks_like_a_person(name) else PartyKind.organisation.value), None

    def _only(self, name: str, kind: str) -> str | None:
        self._load()
        assert self._by_name is not None
        matches = {found for found_kind, found in self._by_name.get(_fold(name), []) if found_kind == kind}
        return matches.pop() if len(matches) == 1 else None

    def _load(self) -> None:
        if self._by_name is None:
            self._by_name = {}
            for kind, record_id, was_removed, *names in queries.names(self._session, self._alliance_id):
                # Who sends back what stands on a card is not refused because somebody on it has left.
                self._by_id[record_id] = kind
                for name in {_fold(name) for name in names if name and not was_removed}:
                    self._by_name.setdefault(name, []).append((kind, record_id))


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def _looks_like_a_person(name: str) -> bool:
    words = name.split()
    if words and words[0].rstrip(".").casefold() in {"frau", "herr", "fr", "hr", "dr", "prof", "mr", "mrs", "ms"}:
        return True
    initial = bool(words) and len(words[0]) <= 3 and words[0].endswith(".")
    return initial and 2 <= len(words) <= 3 and words[-1][:1].isupper()

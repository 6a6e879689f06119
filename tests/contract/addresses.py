"""Where operations are called that need more than a collection, an id and a JSON body: forms, queries, addresses."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.contract.numbers import number
from tests.contract.rooms import ROOMS

if TYPE_CHECKING:
    from tests.contract.worlds import World

#: Writes whose body is a form.
FORMS: dict[str, Callable[["World"], dict[str, Any]]] = {
    "import_document": lambda world: {
        "file": ("record.txt", io.BytesIO(f"Projekt: Fest {number()}\nIdee: Spielfest\nWer: Stadt".encode()))
    },
    "create_document": lambda world: {"file": ("Notiz.txt", io.BytesIO(b"Der Raum ist frei."))},
    "create_mandate_document": lambda world: {"file": ("Auftrag.txt", io.BytesIO(b"Der Auftrag ist erteilt."))},
}

#: Reads that need something in their query.
QUERIES: dict[str, Callable[["World"], dict[str, str]]] = {
    "find_clashes": lambda _: {"on": "2049-01-05"},
    "read_holidays": lambda _: {"starting": "2027-01-01", "ending": "2027-12-31"},
    "read_series_dates": lambda _: {"starting": "2049-01-01", "ending": "2049-01-31"},
    "read_next_agenda_proposal": lambda world: {"group_id": world.id_of("groups")},
    "search": lambda _: {"q": "Platz"},
    "search_alliance": lambda _: {"q": "Platz"},
}

#: Addresses that are more than a collection and an id, or that need a record in a state of its own.
ADDRESSES: dict[str, Callable[["World"], str]] = {
    "delete_recurrence": lambda world: f"/action-items/{world.recurring()}/recurrence",
    "set_meeting_state": lambda world: f"/meetings/{world.fresh('meetings')['id']}/state",
    "lay_out_meeting_series": lambda world: f"/meeting-series/{world.fresh('meeting-series')['id']}/meetings",
    "read_meeting_paper": lambda world: f"/meetings/{world.id_of('meetings')}/papers/invitation.html",
    "read_alliance_paper": lambda world: f"/alliances/{world.id_of('alliances')}/papers/open-items.html",
    "download_handover_file": lambda world: f"/alliances/{world.id_of('alliances')}/handover-file.html",
    "fulfil_obligation": lambda world: f"/obligations/{world.fresh('obligations')['id']}/fulfilments",
    "read_logo": lambda world: f"/alliances/{world.with_logo()}/appearance/logo",
    "create_minutes_version": lambda world: f"/meetings/{world.held()}/minutes/versions",
    "approve_minutes_version": lambda world: f"/minutes-versions/{world.fresh('minutes-versions')['id']}/approval",
    "create_minutes_addendum": lambda world: f"/meetings/{world.approved()}/minutes/addenda",
}
for room in ROOMS:
    ADDRESSES.update(room.ADDRESSES)

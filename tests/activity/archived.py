"""An alliance in which everything happened that an archive has to keep, and all that the API shows of it."""

import io
from typing import Any

from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.imports.sending import committed

LISTS = (
    *("people", "organisations", "groups", "duties", "ideas", "action-items", "meetings", "meeting-series"),
    *("decisions", "imports", "grants"),
)


def fill(alliance: AllianceInTest) -> AllianceInTest:
    """Let everything happen in it that an archive has to keep."""
    committed(alliance, params={"create_organisations": "true"})
    by = alliance.coordinator
    person = alliance.create("people", name="A. Beispiel", email="a.beispiel@stadt.example")
    group = alliance.items("groups")[0]
    by.create(f"/groups/{group['id']}/memberships", party={"kind": "person", "id": person["id"], "name": "A. Beispiel"})
    meeting = alliance.create("meetings", group_id=group["id"], when="12.1.2027, 18 Uhr", where="Rathaus")
    by.change(f"/meetings/{meeting['id']}", where="Bücherei")
    held(alliance, group["id"])
    item = alliance.items("action-items")[0]
    by.create(f"/action-items/{item['id']}/comments", text="Der Raum ist frei.")
    by.create(
        f"/action-items/{item['id']}/follow-ups",
        when={"text": "beim Treffen", "anchor": {"kind": "meeting", "meeting_id": meeting["id"]}},
    )
    by.create(f"/action-items/{item['id']}/steps", text="Plakate drucken")
    body = {"rule": "FREQ=YEARLY", "next_on": "2049-05-15"}
    by.http.put(f"{API}/action-items/{item['id']}/recurrence", json=body, headers={"If-Match": "*"})
    gone = alliance.create("action-items", title="Doch nicht")
    by.remove(f"/action-items/{gone['id']}")
    upload = {"file": ("plan.txt", io.BytesIO("Ablauf für den 15. Mai\n".encode()), "text/plain")}
    answer = by.http.post(f"{API}/action-items/{item['id']}/documents", files=upload)
    assert answer.status_code == 201, answer.text
    granted = alliance.operator.create(
        f"{alliance.path}/grants", email="b@stadt.example", name="B. Muster", role="member"
    )
    alliance.operator.change(f"/users/{granted['user']['id']}", disabled=True)
    return alliance


def held(alliance: AllianceInTest, group_id: str) -> None:
    """A meeting of a series that two groups held, with all that belongs to one."""
    by = alliance.coordinator
    other = alliance.create("groups", kind="project_group", name="Presse")["id"]
    values = {"group_id": group_id, "group_ids": [other], "title": "Runde", "begins": "18:00", "ends": "20:00"}
    series = alliance.create("meeting-series", **values, rule="FREQ=WEEKLY", starts_on="2027-02-02")
    period = {"starting": "2027-02-02", "ending": "2027-02-02"}
    [meeting] = by.create(f"/meeting-series/{series['id']}/meetings", **period)["created"]
    path = f"/meetings/{meeting['id']}"
    by.create(f"{path}/participants", party="A. Beispiel", email="a.beispiel@stadt.example")
    point = by.create(f"{path}/agenda-items", title="Plakate", minutes=15)
    by.change(path, state="running")
    by.create(f"/agenda-items/{point['id']}/outcomes", kind="information", text="Die Plakate sind da.")
    by.change(f"/agenda-items/{point['id']}", notes="Zwanzig Stück.")


def shown(caller: Caller, path: str) -> dict[str, Any]:
    """Everything that the API shows of the alliance."""
    found: dict[str, Any] = {name: caller.items(f"{path}/{name}", limit=200, include_deleted="true") for name in LISTS}
    found["events"] = caller.items(f"{path}/events", after=0, limit=200)
    found["board"] = caller.get(f"{path}/board", by="group")
    found["dashboard"] = caller.get(f"{path}/dashboard", on="2026-11-22")
    found["alliance"] = caller.get(path)
    for group in found["groups"]:
        found[group["id"]] = caller.items(f"/groups/{group['id']}/memberships")
    for meeting in found["meetings"]:
        found[meeting["id"]] = {
            part: caller.items(f"/meetings/{meeting['id']}/{part}") for part in ("agenda-items", "participants")
        }
    for item in found["action-items"]:
        if not item.get("deleted"):
            found[item["id"]] = {
                part: caller.items(f"/action-items/{item['id']}/{part}")
                for part in (
                    "steps",
                    "assignments",
                    "follow-ups",
                    "partners",
                    "sponsors",
                    "comments",
                    "documents",
                    "events",
                )
            }
            found[item["id"]]["recurrence"] = caller.get(f"/action-items/{item['id']}/recurrence")
    return found

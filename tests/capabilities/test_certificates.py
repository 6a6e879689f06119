"""Workshops by function, certificates and what they oblige to (AU-2, AU-5, AU-6), with Stolberg's dates, over the API."""

from datetime import UTC, datetime
from typing import Any

import pytest

from backend.operation.duties import DUTIES
from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.processes import start

WORKSHOPS = [
    ("14.03.2017", "Strategieworkshop"),
    ("27.06.2017", "Bildungsworkshop"),
    ("22.08.2017", "Zielvereinbarungsworkshop"),
]
GROUPS = [
    "Leitungen der Grundschulen und Kindertagesstätten",
    "Trägervertretungen der Offenen Ganztagsbetreuung in Grundschulen",
    "Elternvertretungen der Eingangsklassen",
    "Jugendamtselternbeirat",
    "Stadtverwaltung",
    "Kommunalpolitik",
    "Bildungsbüro der StädteRegion",
]
ISSUER = "Verein Familiengerechte Kommune"
MORNING = [one for one in DUTIES if one.name in ("obligations", "digests")]


@pytest.fixture
def audit(alliance: AllianceInTest) -> str:
    """The address of an audit."""
    return start(alliance, "audit", "Audit Familiengerechte Kommune")


@pytest.fixture
def council(alliance: AllianceInTest) -> str:
    """The id of the council."""
    return str(alliance.create("groups", kind="council", name="Rat")["id"])


def resolve(alliance: AllianceInTest, council: str) -> str:
    """The id of the council's resolution of 24.08.2017."""
    text = "Der Rat beschließt die Zielvereinbarung."
    values = {"group_id": council, "matter": "Zielvereinbarung", "text": text, "procedure": "majority"}
    return str(alliance.create("decisions", **values, decided_on="2017-08-24")["id"])


def remind(alliance: AllianceInTest) -> int:
    """Let the worker do what it does in the morning; of how many obligations it reminded."""
    done = {one.name: one.run(alliance.app.state.database, alliance.app.state.settings) for one in MORNING}
    return done["obligations"]


def test_au_2_workshops_are_a_chain_with_participants_by_function(alliance: AllianceInTest, audit: str) -> None:
    group = alliance.create("groups", kind="project_group", name="Projektgruppe Audit")["id"]
    for when, title in WORKSHOPS:
        made = alliance.create("meetings", group_id=group, kind="workshop", when=when, title=title)
        if title == "Bildungsworkshop":
            for name in GROUPS:
                party = {"kind": "role", "name": name}
                alliance.coordinator.create(f"/meetings/{made['id']}/participants", party=party)
            person = {"kind": "person", "name": "A. Beispiel"}
            alliance.coordinator.create(f"/meetings/{made['id']}/participants", party=person)
    listed = alliance.items("meetings", kind="workshop", sort="timeline")
    assert [(one["when"]["text"], one["title"]) for one in listed] == WORKSHOPS
    told = [one for one in alliance.coordinator.get(f"{audit}/timeline")["entries"] if one["kind"] == "meeting"]
    assert [(one["when"]["text"], one["title"]) for one in told] == WORKSHOPS
    assert [one["participants"] for one in told] == [[], GROUPS, []]


def test_au_5_no_certificate_before_the_councils_resolution(alliance: AllianceInTest, audit: str, council: str) -> None:
    process = audit.rpartition("/")[2]
    values = {"title": "Zertifikat", "kind": "Familiengerechte Kommune", "process_id": process}
    path = f"{alliance.path}/certificates"
    refused = alliance.coordinator.refused("POST", path, **values, awarded_on="2017-09-27")
    assert refused["type"].endswith("/certificate-without-resolution")
    values["decision_id"] = resolve(alliance, council)
    refused = alliance.coordinator.refused("POST", path, **values, awarded_on="2017-08-23")
    assert refused["type"].endswith("/certificate-before-resolution")
    assert "24.08.2017" in refused["detail"]
    made = alliance.create("certificates", **values, awarded_on="2017-09-27", valid_years=3)
    assert made["resolved_on"] == "2017-08-24"
    refused = alliance.coordinator.refused("PATCH", f"/certificates/{made['id']}", awarded_on="2017-08-01")
    assert refused["type"].endswith("/certificate-before-resolution")


def test_au_6_a_certificate_expires_and_reminds_of_reports_and_the_next_audit(
    alliance: AllianceInTest, audit: str, council: str, frozen_clock: Any
) -> None:
    frozen_clock(datetime(2017, 10, 1, 12, tzinfo=UTC))
    values = {"process_id": audit.rpartition("/")[2], "decision_id": resolve(alliance, council)}
    made = alliance.create(
        "certificates",
        title="Zertifikat Familiengerechte Kommune",
        kind="Familiengerechte Kommune",
        issuer=ISSUER,
        awarded_on="2017-09-27",
        valid_years=3,
        **values,
    )
    assert (made["valid_until"], made["state"]) == ("2020-09-27", "valid")
    owed = alliance.items("obligations", certificate_id=made["id"])
    assert [(one["kind"], [due["due_on"] for due in one["dues"]]) for one in owed] == [
        ("report", ["2018-09-27", "2019-09-27", "2020-09-27"]),
        ("re_audit", ["2019-09-27"]),
    ]
    assert {one["recipient"]["name"] for one in owed} == {ISSUER}
    report, email = owed[0], "koordination@stadt.example"
    alliance.operator.create(f"{alliance.path}/grants", email=email, name="Koordination", role="coordinator")

    def told() -> list[str]:
        kinds = ("obligation.coming", "obligation.overdue")
        return [one["type"] for one in alliance.events() if one["type"] in kinds]

    # Nothing in spring; in good time before the day, once; and once more when it has passed.
    frozen_clock(datetime(2018, 3, 1, 12, tzinfo=UTC))
    assert (remind(alliance), told()) == (0, [])
    frozen_clock(datetime(2018, 8, 20, 12, tzinfo=UTC))
    assert (remind(alliance), remind(alliance), told()) == (1, 0, ["obligation.coming"])
    frozen_clock(datetime(2018, 9, 28, 12, tzinfo=UTC))
    assert (remind(alliance), told()) == (1, ["obligation.coming", "obligation.overdue"])
    assert [one["id"] for one in alliance.items("obligations", state="overdue")] == [report["id"]]
    mails = [one for one in alliance.coordinator.items("/mails") if one["template"] == "digest"]
    assert [one["to"] for one in mails] == [email, email]
    # Fulfilled, it waits for the next year; the next audit is reminded of about a year before the end.
    path = f"/obligations/{report['id']}/fulfilments"
    answer = alliance.coordinator.http.post(f"/api/v1{path}", json={"note": "Jahresbericht verschickt"})
    assert (answer.status_code, answer.json()["next_due"], answer.json()["state"]) == (200, "2019-09-27", "open")
    frozen_clock(datetime(2019, 8, 20, 12, tzinfo=UTC))
    assert (remind(alliance), alliance.items("certificates")[0]["state"]) == (2, "valid")
    frozen_clock(datetime(2019, 9, 28, 12, tzinfo=UTC))
    assert alliance.items("certificates")[0]["state"] == "expiring"
    expires = [one for one in alliance.coordinator.get(f"{audit}/timeline")["entries"] if one["detail"] == "expires"]
    assert [one["when"]["text"] for one in expires] == ["27.09.2020"]

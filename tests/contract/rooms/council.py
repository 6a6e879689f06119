"""Council papers, their consultations, reports and status entries."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.contract.numbers import number

if TYPE_CHECKING:
    from tests.contract.worlds import World

Record = dict[str, Any]

COLLECTIONS = {
    "council-papers": "/alliances/{}/council-papers",
    "consultations": "/council-papers/{}/consultations",
    "reports": "/alliances/{}/reports",
    "status-entries": "/measures/{}/status-entries",
    "department-decisions": "/concepts/{}/department-decisions",
}
SINGULARS = {"/measures/{}/status-entries": "status_entry"}
FROM, UNTIL = "2018-01-01", "2018-12-31"


def advising(world: "World") -> str:
    """A new consultation of a committee that advises on a paper."""
    committee = world.create_there("groups", kind="committee", name=f"Ausschuss {number()}")["id"]
    paper = world.fresh("council-papers")["id"]
    made = world.caller.create(f"/council-papers/{paper}/consultations", group_id=committee, competence="advise")
    return str(made["id"])


def undecided(world: "World") -> str:
    """A new concept of which the department head has decided nothing."""
    return str(world.fresh("concepts")["id"])


def department_decision(world: "World") -> Record:
    """A new decision of a department head."""
    made: Record = world.caller.create(
        f"/concepts/{undecided(world)}/department-decisions", **BODIES["create_department_decision"](world)
    )
    return made


FRESH: dict[str, Callable[["World"], Record]] = {"department-decisions": department_decision}
BODIES: dict[str, Callable[["World"], Record]] = {
    "create_council_paper": lambda _: {"kind": "draft_resolution", "title": f"Vorlage {number()}"},
    "change_council_paper": lambda _: {"facts": f"Sachverhalt {number()}"},
    "create_consultation": lambda world: {"group_id": world.id_of("groups"), "competence": "advise"},
    "change_consultation": lambda _: {"position": int(number())},
    "set_consultation_result": lambda _: {"result": "postponed", "sits_on": "2017-08-24", "result_label": number()},
    "create_department_decision": lambda _: {
        "kind": "information_paper",
        "decided_by": {"kind": "role", "name": f"Dezernat {number()}"},
    },
    "create_report": lambda world: {
        "agreement_id": world.id_of("agreements"),
        "title": f"Bericht {number()}",
        "periods": [{"period_from": FROM, "period_until": UNTIL}],
    },
    "change_report": lambda _: {"introduction": f"Einleitung {number()}"},
    "fill_report": lambda _: {"kind": "no_news"},
    "send_report": lambda _: {"accepts_missing": True},
    "create_status_entry": lambda _: {"status": "in_progress", "period_from": FROM, "period_until": UNTIL},
    "change_status_entry": lambda _: {"text": f"Sachstand {number()}"},
}
ADDRESSES: dict[str, Callable[["World"], str]] = {
    "set_consultation_result": lambda world: f"/consultations/{advising(world)}/result",
    "create_department_decision": lambda world: f"/concepts/{undecided(world)}/department-decisions",
    "fill_report": lambda world: f"/reports/{filled(world)}/entries",
    "send_report": lambda world: f"/reports/{world.fresh('reports')['id']}/dispatch",
    "read_council_paper_file": lambda world: (
        f"/council-papers/{world.id_of('council-papers')}/papers/council-paper.html"
    ),
    "read_report_file": lambda world: f"/reports/{world.id_of('reports')}/papers/annual-report.html",
}


def filled(world: "World") -> str:
    """A new report on an agreement that has a measure."""
    world.id_of("measures")
    return str(world.fresh("reports")["id"])

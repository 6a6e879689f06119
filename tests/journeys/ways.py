"""Where the pages of the other ways to work are looked at: in the demo that has something to show on them."""

from typing import Any

from tests.fixtures.alliances import Caller

TABLE, AUDIT, CONCEPT, OFFICE = (
    "runder-tisch-backnang",
    "familiengerechtes-stolberg",
    "konzept-muelheim",
    "managementverfahren",
)
SEEN_IN = {
    TABLE: (
        *("processes", "process", "processTemplates", "processTemplate", "material", "recommendations"),
        *("evaluation", "publicProcess", "questionnaire", "mandate", "timeline"),
    ),
    AUDIT: (
        *("agreements", "agreement", "agreementDifferences", "measure", "inventory", "obligations"),
        *("councilPapers", "councilPaper", "reports", "report", "workshops", "workshop", "workshopProjector"),
    ),
    CONCEPT: ("concepts", "concept", "interfaces"),
    OFFICE: ("programme",),
}
QUESTIONS = [{"key": "1.1", "section": "Beteiligung", "text": "Waren alle Interessen vertreten?", "points": 5}]


def way_of(name: str) -> str | None:
    """The slug of the alliance in whose demo the page is looked at; None for the pages of every alliance."""
    return next((slug for slug, names in SEEN_IN.items() if name in names), None)


def records_of(operator: Caller, slug: str) -> dict[str, str]:
    """The first records of that demo, by the name that they have in addresses."""
    [alliance] = [one for one in operator.items("/alliances", limit=200) if one["slug"] == slug]
    path = f"/alliances/{alliance['id']}"

    def first(collection: str) -> Any:
        found = operator.items(f"{path}/{collection}")
        return found[0]["id"] if found else None

    if slug == TABLE:
        questionnaire = operator.create(f"{path}/questionnaires", title="Rückblick", questions=QUESTIONS)
        operator.create(f"/questionnaires/{questionnaire['id']}/questionnaire-responses", answers={})
        template = operator.create(f"{path}/process-templates", copy_of="round_table", name="Unser Runder Tisch")
        return {"process": first("processes"), "questionnaire": questionnaire["id"], "template": template["id"]}
    if slug == AUDIT:
        agreement = first("agreements")
        goal = operator.items(f"/agreements/{agreement}/goals")[0]["id"]
        measure = operator.items(f"/goals/{goal}/measures")[0]["id"]
        found = {"paper": "council-papers", "report": "reports", "workshop": "workshops"}
        return {"agreement": agreement, "measure": measure, **{name: first(kind) for name, kind in found.items()}}
    return {"concept": first("concepts")} if slug == CONCEPT else {}

"""Process templates: five are shipped, one's own are copied and changed, and what runs keeps its edition."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from backend.processes.templates.shipped import DATA, parse, shipped, write
from tests.fixtures.alliances import AllianceInTest

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "process-template.schema.json"


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_template_is_what_the_published_schema_says(path: Path) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    content = parse(path.read_text(encoding="utf-8"))
    assert content.key == path.stem
    assert parse(write(content)) == content


def test_all_five_are_offered(alliance: AllianceInTest) -> None:
    offered = alliance.reader.get(f"{alliance.path}/shipped-process-templates")["templates"]
    assert [one["key"] for one in offered] == list(shipped())
    assert len(offered) == 5


def copied(alliance: AllianceInTest) -> Any:
    """A copy of the round table."""
    return alliance.create("process-templates", copy_of="round_table", name="Unser Runder Tisch")


def test_a_copy_is_changed_without_code_and_what_runs_keeps_its_edition(alliance: AllianceInTest) -> None:
    own = copied(alliance)
    assert (own["copied_from"], own["edition"], own["in_use"]) == ("round_table", 1, 0)
    started = alliance.create("processes", template=own["id"], title="Runder Tisch Verkehr")
    content = own["content"]
    content["phases"][0]["title"] = "Vorlauf"
    content["phases"].append({"key": "party", "title": "Abschlussfest"})
    changed = alliance.coordinator.change(f"/process-templates/{own['id']}", content=content)
    assert (changed["edition"], changed["in_use"]) == (2, 0)
    kept = alliance.coordinator.get(f"/processes/{started['id']}")
    assert (kept["template_edition"], kept["newer_edition"]) == (1, 2)
    assert kept["template"]["phases"][0]["title"] == "Vorbereitung"
    differences = alliance.coordinator.get(f"/processes/{started['id']}/template-differences")
    assert [(one["place"], one["change"], one["after"]) for one in differences["differences"]] == [
        ("steps/preparation", "changed", "Vorlauf"),
        ("steps/party", "added", "Abschlussfest"),
    ]
    # Nobody has started with the second edition: it may still be changed as it is.
    assert alliance.coordinator.change(f"/process-templates/{own['id']}", name="Tisch")["edition"] == 2


def test_what_does_not_hold_together_is_pointed_at(alliance: AllianceInTest) -> None:
    own = copied(alliance)
    content = own["content"]
    content["phases"][1]["key"] = "preparation"
    content["rules"][0]["where"]["bodies"] = ["nobody"]
    content["rules"][1]["needs"] = {"kind": "roles_named"}
    problem = alliance.coordinator.refused("PATCH", f"/process-templates/{own['id']}", content=content)
    pointers = {one["pointer"] for one in problem["errors"]}
    assert "#/content/phases/1/key" in pointers
    assert "#/content/rules/0/where/bodies/0" in pointers
    assert "#/content/rules/1/needs/roles" in pointers
    content["rules"][0]["guards"] = ["anything"]
    problem = alliance.coordinator.refused("PATCH", f"/process-templates/{own['id']}", content=content)
    assert problem["errors"][0]["pointer"].startswith("#/content/rules/0/guards/0")


def test_a_template_is_for_all_alliances_of_the_municipality_that_see_it(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    own = copied(alliance)
    assert other_alliance.items("process-templates") == []
    refused = other_alliance.coordinator.refused(
        "POST", f"{other_alliance.path}/processes", template=own["id"], title="Fremder Tisch"
    )
    assert refused["errors"][0]["pointer"] == "#/template"
    assert [one["id"] for one in alliance.operator.items(f"{alliance.path}/process-templates")] == [own["id"]]


def test_every_step_leads_to_where_its_work_is_done() -> None:
    """The interface keeps the pages by kind and key: a step that is added or renamed is entered there."""
    frontend = Path(__file__).parents[2] / "frontend" / "src"
    places = (frontend / "features" / "processes" / "places.ts").read_text(encoding="utf-8")
    pages = {
        name for file in (frontend / "routes").glob("*.ts") for name in re.findall(r"name: '(\w+)'", file.read_text())
    }
    for content in shipped().values():
        [listed] = re.findall(rf"^  {content.kind}: \{{\n(.*?)^  \}},$", places, re.MULTILINE | re.DOTALL)
        found = dict(re.findall(r"(\w+): '(\w+)'", listed))
        assert set(found) == {step.key for phase in content.phases for step in phase.steps or [phase]}, content.kind
        assert set(found.values()) <= pages

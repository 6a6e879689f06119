"""What municipalities of the programme need of their action concepts (MP-5), over the API."""

from tests.fixtures.alliances import AllianceInTest
from tests.goals.agreements import agreed, bind, decided, goal, measure, measures_of, next_edition


def test_mp_5_an_adopted_action_concept_is_revised_as_version_2_with_a_difference_of_its_measures(
    alliance: AllianceInTest,
) -> None:
    concept = agreed(alliance, kind="action_concept", title="Handlungskonzept")
    strategy = goal(alliance, concept, "Eine familienfreundliche Kommune", level="strategic")
    aim = goal(alliance, concept, "Betreuung in allen Ortsteilen", level="operational", parent_id=strategy["id"])
    for title in ("Ferienbetreuung", "Familienzentrum", "Babysitterbörse", "Mehrgenerationenhaus", "Familienpass"):
        measure(alliance, aim, title, responsible="Projektgruppe", deadline="2014")
    assert bind(alliance, concept, decided(alliance, "2014-03-20")).json()["state"] == "binding"

    revised = next_edition(alliance, concept)
    assert (revised["edition"], revised["previous_id"]) == (2, concept["id"])
    old, new = measures_of(alliance, concept), measures_of(alliance, revised)
    alliance.coordinator.change(f"/measures/{new['Ferienbetreuung']['id']}", deadline="2016", responsible="Hauptamt")
    [copied_goal] = [
        one
        for one in alliance.coordinator.items(f"/agreements/{revised['id']}/goals")
        if one["text"] == "Betreuung in allen Ortsteilen"
    ]
    alliance.coordinator.remove(f"/measures/{new['Babysitterbörse']['id']}")
    alliance.coordinator.remove(f"/measures/{new['Familienpass']['id']}")
    added = measure(alliance, copied_goal, "Elternlotsen")
    told = f"/agreements/{revised['id']}/lineage-entries"
    second = decided(alliance, "2016-04-14")
    refused = bind(alliance, revised, second).json()
    assert refused["type"].endswith("/measures-without-lineage")
    assert "Babysitterbörse" in refused["detail"]
    assert "Familienpass" in refused["detail"]
    lacking = alliance.coordinator.get(f"/agreements/{revised['id']}/tree")["lacking_lineage"]
    assert [one["title"] for one in lacking] == ["Babysitterbörse", "Familienpass"]

    reason = "Der Bedarf ist gedeckt"
    without = alliance.coordinator.refused("POST", told, from_measure_id=old["Familienpass"]["id"], kind="dropped")
    assert without["errors"][0]["pointer"] == "#/reason"
    alliance.coordinator.create(told, from_measure_id=old["Familienpass"]["id"], kind="dropped", reason=reason)
    entry = {"from_measure_id": old["Babysitterbörse"]["id"], "to_measure_id": added["id"], "kind": "replaced"}
    alliance.coordinator.create(told, **entry)
    house = measure(alliance, copied_goal, "Begegnungscafé")
    for end in (new["Mehrgenerationenhaus"]["id"], house["id"]):
        split = {"from_measure_id": old["Mehrgenerationenhaus"]["id"], "to_measure_id": end, "kind": "split"}
        alliance.coordinator.create(told, **split)
    assert bind(alliance, revised, second).json()["binding_since"] == "2016-04-14"

    difference = alliance.reader.get(f"/agreements/{revised['id']}/differences")
    happened = {(one["after"] or one["before"][0])["title"]: one for one in difference["measures"]}
    assert {title: one["change"] for title, one in happened.items()} == {
        "Ferienbetreuung": "changed",
        "Familienzentrum": "unchanged",
        "Elternlotsen": "replaced",
        "Mehrgenerationenhaus": "split",
        "Begegnungscafé": "split",
        "Familienpass": "dropped",
    }
    assert happened["Ferienbetreuung"]["members"] == [
        {"member": "responsible", "before": "Projektgruppe", "after": "Hauptamt"},
        {"member": "deadline", "before": "2014", "after": "2016"},
    ]
    assert happened["Familienpass"]["reason"] == reason
    assert alliance.reader.get(f"/agreements/{concept['id']}")["state"] == "superseded"
    lineage = alliance.reader.get(f"/measures/{added['id']}/lineage")
    assert lineage["comes_from"][0]["measure"]["title"] == "Babysitterbörse"

    third = next_edition(alliance, revised)
    since_the_first = alliance.reader.get(f"/agreements/{third['id']}/differences", before=concept["id"])
    assert since_the_first["counts"] == {"unchanged": 1, "changed": 1, "split": 2, "replaced": 1, "dropped": 1}

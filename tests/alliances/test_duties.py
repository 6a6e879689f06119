"""Duties: who does what (AL-7)."""

from typing import Any

from tests.fixtures.alliances import AllianceInTest

COORDINATION = [
    "Wiedererkennbares Erscheinungsbild (weiter)entwickeln",
    "Überblick behalten",
    "Verwaltungsaufgaben wahrnehmen",
    "Informationen intern (Doku)",
    "Informationen verteilen/intern kommunizieren",
    "Nach innen vernetzen",
    "Treffen organisieren",
    "Homepage aufbauen & pflegen",
    "Pressearbeit leisten",
    "Netzwerk aufbauen, Akteure gewinnen/bindern, Aufgaben/Verantwortung teilen",
    "Rotierend?",
]
PLENUM = [
    "Ideen entwickeln",
    "Umsetzung evaluieren",
    "Nach außen vernetzen",
    "Bündnisidentität/Leitbild entwickeln",
    "Ressourcen mobilisieren/verteilen/sichern/control rollen",
    "Ziele & Themen (weiter)entwickeln",
    "Aktivitäten & Maßnahmen zwischen AGs/PGs abstimmen",
    "Politische Forderungen formatieren",
    "Organisationsstruktur (weiter)entwickeln",
    "Bündnis-Produkte",
    "Bestandssicherung",
]
PROJECTS = [
    "Informationen sichern",
    "Treffen organisieren",
    "Veranstaltungen durchführen",
    "Ressourcen mobilisieren/verteilen/sichern/control rollen",
    "Externe Publikationen (weiter)entwickeln",
    "Ideen weiterentwickeln",
    "Umsetzung planen",
    "Ideen umsetzen",
    "Lobbyarbeit betreiben",
    "Pressearbeit leisten",
]


def _bodies(alliance: AllianceInTest) -> dict[str, Any]:
    return {
        group["name"]: group
        for group in (
            alliance.create("groups", kind="coordination_group", name="Koordinierungsgruppe", duties=COORDINATION),
            alliance.create("groups", kind="plenum", name="Plenum", duties=PLENUM),
            alliance.create("groups", kind="project_group", name="Projektgruppen", duties=PROJECTS),
        )
    }


def _who(alliance: AllianceInTest, words: str, **params: Any) -> list[tuple[str, list[str]]]:
    found = alliance.items("duties", q=words, **params)
    return sorted((duty["group"]["name"], [other["name"] for other in duty["shared_with"]]) for duty in found)


def test_al_7_every_body_has_its_duties_and_open_questions_are_none(alliance: AllianceInTest) -> None:
    _bodies(alliance)
    duties = {
        group["name"]: [duty["text"] for duty in group["duties"] if not duty["is_open_question"]]
        for group in alliance.items("groups")
    }
    assert {name: len(texts) for name, texts in duties.items()} == {
        "Koordinierungsgruppe": 10,
        "Plenum": 11,
        "Projektgruppen": 10,
    }
    assert duties["Plenum"] == PLENUM
    assert "Rotierend?" not in [duty["text"] for duty in alliance.items("duties", limit=200)]
    [question] = alliance.items("duties", q="rotierend", open_questions=True)
    assert question["is_open_question"]


def test_al_7_a_shared_duty_is_shown_at_each_of_its_bodies(alliance: AllianceInTest) -> None:
    _bodies(alliance)
    assert _who(alliance, "pressearbeit") == [
        ("Koordinierungsgruppe", ["Projektgruppen"]),
        ("Projektgruppen", ["Koordinierungsgruppe"]),
    ]
    shared = {duty["text"] for duty in alliance.items("duties", limit=200) if duty["shared_with"]}
    assert shared == {
        "Treffen organisieren",
        "Pressearbeit leisten",
        "Ressourcen mobilisieren/verteilen/sichern/control rollen",
    }


def test_al_7_who_makes_the_homepage_is_answered_in_any_case_and_order(alliance: AllianceInTest) -> None:
    _bodies(alliance)
    for words in ("homepage", "HOMEPAGE", "pflegen homepage"):
        assert _who(alliance, words) == [("Koordinierungsgruppe", [])]
    assert _who(alliance, "ÜBERBLICK") == [("Koordinierungsgruppe", [])]
    assert _who(alliance, "100 %") == []


def test_a_group_has_a_new_version_when_one_of_its_duties_changes(alliance: AllianceInTest) -> None:
    group = alliance.create("groups", kind="plenum", name="Plenum", duties=["Ideen entwickeln"])
    path = f"/groups/{group['id']}"
    duty = alliance.coordinator.create(f"{path}/duties", text="Umsetzung evaluieren")
    assert (duty["position"], duty["version"]) == (1, 1)
    assert alliance.coordinator.get(path)["version"] == 2
    changed = alliance.coordinator.change(f"/duties/{duty['id']}", text="Umsetzung auswerten", is_open_question=True)
    assert (changed["text"], changed["version"]) == ("Umsetzung auswerten", 2)
    alliance.coordinator.remove(f"/duties/{duty['id']}")
    shown = alliance.coordinator.get(path)
    assert (shown["version"], [one["text"] for one in shown["duties"]]) == (4, ["Ideen entwickeln"])


def test_duties_written_whole_keep_those_that_stay(alliance: AllianceInTest) -> None:
    group = alliance.create("groups", kind="plenum", name="Plenum", duties=["Eins", "Zwei", "Drei?"])
    path = f"/groups/{group['id']}"
    ids = {duty["text"]: duty["id"] for duty in group["duties"]}
    written = [
        "Drei?",
        {"id": ids["Zwei"], "text": "Zwei und mehr"},
        "Vier",
        {"text": "Fünf?", "is_open_question": False},
    ]
    duties = alliance.coordinator.change(path, duties=written)["duties"]
    assert [(duty["text"], duty["is_open_question"]) for duty in duties] == [
        ("Drei?", True),
        ("Zwei und mehr", False),
        ("Vier", False),
        ("Fünf?", False),
    ]
    assert [duty["id"] for duty in duties[:2]] == [ids["Drei?"], ids["Zwei"]]
    assert alliance.coordinator.refused("GET", f"/duties/{ids['Eins']}")["status"] == 404
    changes = alliance.events()[-1]["changes"]
    assert changes["duties"] == [["Eins", "Zwei", "Drei?"], ["Drei?", "Zwei und mehr", "Vier", "Fünf?"]]


def test_duties_that_were_read_are_sent_back_and_change_nothing(alliance: AllianceInTest) -> None:
    alliance.create("groups", kind="plenum", name="Plenum", duties=["Treffen organisieren"])
    group = alliance.create("groups", kind="project_group", name="Sommerfest", duties=["Treffen organisieren"])
    read = alliance.coordinator.get(f"/groups/{group['id']}")
    assert read["duties"][0]["shared_with"]
    sent_back = alliance.coordinator.change(f"/groups/{group['id']}", duties=read["duties"])
    assert sent_back == read


def test_a_duty_of_another_group_is_refused_where_it_stands(alliance: AllianceInTest) -> None:
    foreign = alliance.create("groups", kind="council", name="Rat", duties=["Beschließen"])["duties"][0]
    group = alliance.create("groups", kind="plenum", name="Plenum")
    written = ["Eins", {"id": foreign["id"], "text": "Beschließen"}]
    problem = alliance.coordinator.refused("PATCH", f"/groups/{group['id']}", duties=written)
    assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/duties/1/id")
    wrong = alliance.coordinator.refused("PATCH", f"/groups/{group['id']}", duties=["Eins", {"txt": "Zwei"}])
    assert {error["pointer"] for error in wrong["errors"]} == {"#/duties/1/text", "#/duties/1/txt"}


def test_a_group_of_the_past_shares_no_duty_with_its_successor(alliance: AllianceInTest) -> None:
    old = alliance.create("groups", kind="council", name="Gruppe von 2009", duties=["Homepage"])
    alliance.create("groups", kind="council", name="Gruppe von 2010", duties=["Homepage"], predecessor_ids=[old["id"]])
    assert _who(alliance, "homepage", is_current=True) == [("Gruppe von 2010", [])]
    assert _who(alliance, "homepage", is_current=False) == [("Gruppe von 2009", ["Gruppe von 2010"])]
    assert len(_who(alliance, "homepage")) == 2


def test_al_7_words_are_found_inflected_and_in_a_question(alliance: AllianceInTest) -> None:
    _bodies(alliance)
    for words in ("Wer macht die Homepage?", "Homepages", "who makes the homepage?", "Pflege der Homepage"):
        assert _who(alliance, words) == [("Koordinierungsgruppe", [])], words
    assert [name for name, _ in _who(alliance, "Wer organisiert das Treffen?")] == [
        "Koordinierungsgruppe",
        "Projektgruppen",
    ]
    assert [name for name, _ in _who(alliance, "Forderung")] == ["Plenum"]
    assert _who(alliance, "Kassenwart") == []


def test_al_7_duties_that_nobody_does_and_those_of_several_are_listed(alliance: AllianceInTest) -> None:
    groups = _bodies(alliance)
    params = {"limit": 200, "is_unassigned": True}
    alone = {duty["text"] for duty in alliance.items("duties", **params)}
    # In the plenum sits everybody.
    assert alone == {*COORDINATION, *PROJECTS} - {*PLENUM, "Rotierend?"}
    member = alliance.coordinator.create(f"/groups/{groups['Projektgruppen']['id']}/memberships", party="A. Beispiel")
    alone = {duty["text"] for duty in alliance.items("duties", **params)}
    # What the project groups share is done, also at the other bodies.
    assert alone == {*COORDINATION} - {*PROJECTS, "Rotierend?"}
    assert {duty["is_unassigned"] for duty in alliance.items("duties", q="Pressearbeit")} == {False}
    shared = alliance.items("duties", is_shared=True)
    assert sorted(duty["text"] for duty in shared) == sorted(2 * [*{*COORDINATION, *PLENUM} & {*PROJECTS}])
    alliance.coordinator.remove(f"/memberships/{member['id']}")
    assert {*PROJECTS} & {duty["text"] for duty in alliance.items("duties", **params)}

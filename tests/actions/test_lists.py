"""Lists of action items: in the order of their next dates, and parts that go back as they were read."""

from typing import Any

from tests.fixtures.alliances import API, AllianceInTest

WRITTEN = ["03/2027", None, "1.3.2027", "????", "2027", "bis 28.2.2027", "03/2027"]


def _titles(alliance: AllianceInTest, sort: str, limit: int) -> list[str]:
    http, address, titles = (
        alliance.coordinator.http,
        f"{API}{alliance.path}/action-items?sort={sort}&limit={limit}",
        [],
    )
    while address:
        page = http.get(address).json()
        titles += [item["title"] for item in page["items"]]
        address = page["next"]
    return titles


def _write(alliance: AllianceInTest) -> None:
    for text in WRITTEN:
        alliance.create("action-items", title=str(text), follow_ups=[] if text is None else [text])


def test_next_dates_sort_by_first_then_last_day_and_then_as_written(alliance: AllianceInTest) -> None:
    _write(alliance)
    dates = [item["next_date"] for item in alliance.items("action-items", sort="next_date")]
    bounds = [(when["earliest"] or when["latest"], when["latest"]) for when in dates if when and when["latest"]]

    assert bounds == sorted(bounds)
    assert [when and when["text"] for when in dates[-2:]] == [None, "????"]
    assert _titles(alliance, "next_date", 1) == _titles(alliance, "next_date", 200)


def test_no_date_comes_last_downwards_too(alliance: AllianceInTest) -> None:
    _write(alliance)
    upwards, downwards = _titles(alliance, "next_date", 200), _titles(alliance, "-next_date", 200)

    assert downwards[:-2] == upwards[:-2][::-1]
    assert set(downwards[-2:]) == set(upwards[-2:]) == {"None", "????"}
    assert _titles(alliance, "-next_date", 1) == downwards


def test_lists_of_parts_go_back_as_they_were_read(alliance: AllianceInTest) -> None:
    made = alliance.create(
        "action-items",
        title="Aktionstage",
        steps=[{"text": "Raum", "due": "KW 12", "assignments": ["WIS"]}, "Sponsoren finden"],
        assignments=[{"party": "WIS", "state": "accepted"}],
        follow_ups=["ca. 10/2027", "nächste Sitzung", "15. Mai"],
        partners=["SRB"],
        sponsors=["Bank"],
    )
    lists: dict[str, Any] = {
        name: made[name] for name in ("steps", "assignments", "follow_ups", "partners", "sponsors")
    }
    lists["steps"][1]["state"] = "done"

    changed = alliance.coordinator.change(f"/action-items/{made['id']}", **lists)

    assert changed["steps"][1].pop("version") == 2
    lists["steps"][1].pop("version")
    assert {name: changed[name] for name in lists} == lists


def test_whole_cards_cannot_send_members_that_parts_do_not_have(alliance: AllianceInTest) -> None:
    problem = alliance.coordinator.refused(
        "POST", f"{alliance.path}/action-items", title="a", steps=[{"text": "x", "version": True}]
    )
    assert [error["pointer"] for error in problem["errors"]] == ["#/steps/0/version"]


def test_an_idea_is_adopted_as_it_is_without_a_body(alliance: AllianceInTest) -> None:
    idea = alliance.create("ideas", text="Piratenspielplatz", cluster="Freizeit")

    answer = alliance.coordinator.http.post(f"{API}/ideas/{idea['id']}/adoption")

    assert answer.status_code == 201, answer.text
    assert (answer.json()["title"], answer.json()["field_of_action"]) == ("Piratenspielplatz", "Freizeit")


def test_what_contradicts_itself_is_explained_in_the_callers_language(alliance: AllianceInTest) -> None:
    made = alliance.create("action-items", title="Aktionstage")
    path = f"/action-items/{made['id']}"
    reversed_dates = {"text": "x", "earliest": "2027-02-01", "latest": "2027-01-01"}

    both = alliance.coordinator.refused("POST", f"{path}/position", status="planned", group_id=None)
    dates = alliance.coordinator.refused("POST", f"{path}/follow-ups", when=reversed_dates)

    assert both["errors"][0]["detail"].startswith("Senden Sie nur eines")
    assert dates["errors"] == [{"pointer": "#/when", "detail": "Der Anfang liegt nach dem Ende."}]


def test_a_card_moves_before_one_that_is_named_by_its_number(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    for title in ("Eins", "Zwei", "Drei"):
        alliance.create("action-items", title=title)
    other_alliance.create("action-items", title="Fremd")
    path = f"{API}/action-items/LMK-3/position"
    assert alliance.coordinator.http.post(path, json={"before": "lmk-1"}).status_code == 200
    board = alliance.coordinator.get(f"{alliance.path}/board", by="status")
    order = [item["number"] for column in board["columns"] for item in column["items"]]
    assert order == ["LMK-3", "LMK-1", "LMK-2"]
    for unknown in ("GIA-1", "LMK-9", "LMK-3", "nonsense"):
        refused = alliance.coordinator.refused("POST", "/action-items/LMK-3/position", before=unknown)
        assert (refused["status"], refused["errors"][0]["pointer"]) == (422, "#/before"), unknown

"""Lists cost the same number of statements however long they are, and writers at the same time lose nothing."""

from concurrent.futures import ThreadPoolExecutor

from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.statements import Count


def test_no_list_needs_more_statements_for_more_records(alliance: AllianceInTest, statements: Count) -> None:
    group = alliance.create("groups", kind="plenum", name="Plenum")["id"]
    lists = [
        f"{alliance.path}/{collection}"
        for collection in ("groups", "duties", "people", "organisations", "parties", "meetings", "ideas")
    ] + [f"/groups/{group}/duties", f"/groups/{group}/memberships"]

    def fill(name: str) -> None:
        organisation = alliance.create("organisations", name=f"Amt {name}")["id"]
        alliance.create("people", name=name, organisation_id=organisation)
        alliance.create("groups", kind="council", name=name, duties=[name, "Treffen"], predecessor_ids=[group])
        alliance.create("meetings", group_id=group, when="20.10.2009")
        alliance.create("ideas", text=name)
        alliance.coordinator.create(f"/groups/{group}/duties", text=name)
        alliance.coordinator.create(f"/groups/{group}/memberships", party=name, represents=f"Amt {name}")

    fill("eins")
    alliance.coordinator.get(alliance.path)
    before = {path: statements(lambda path=path: alliance.coordinator.get(path)) for path in lists}
    for name in ("zwei", "drei", "vier", "fünf"):
        fill(name)
    assert all(len(alliance.coordinator.items(path)) >= 5 for path in lists)
    after = {path: statements(lambda path=path: alliance.coordinator.get(path)) for path in lists}
    assert after == before


def test_duties_added_at_the_same_time_are_all_kept(alliance: AllianceInTest) -> None:
    group = alliance.create("groups", kind="plenum", name="Plenum")["id"]
    texts = [f"Aufgabe {number}" for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda text: alliance.coordinator.create(f"/groups/{group}/duties", text=text), texts))
    shown = alliance.coordinator.get(f"/groups/{group}")
    assert sorted(duty["text"] for duty in shown["duties"]) == texts
    assert [duty["position"] for duty in shown["duties"]] == list(range(8))
    assert shown["version"] == 9

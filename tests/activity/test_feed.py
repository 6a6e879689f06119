"""The change feed as a list: its next page is also where clients of lists look for it."""

from tests.fixtures.alliances import API, AllianceInTest


def test_the_feed_links_its_next_page(alliance: AllianceInTest) -> None:
    alliance.create("ideas", text="Piratenspielplatz")
    alliance.create("ideas", text="Sponsoren")
    http, address, sequences = alliance.coordinator.http, f"{API}{alliance.path}/events?limit=1", []
    while address:
        answer = http.get(address)
        sequences += [event["sequence"] for event in answer.json()["items"]]
        address = answer.json()["next"]
        assert answer.headers.get("link") == (f'<{address}>; rel="next"' if address else None)
    assert sequences == list(range(1, len(sequences) + 1))


def test_a_type_that_no_event_has_is_named(alliance: AllianceInTest) -> None:
    alliance.create("ideas", text="Piratenspielplatz")

    problem = alliance.coordinator.refused("GET", f"{alliance.path}/events", type=["idea.created", "idea.creatd"])

    assert problem["status"] == 422
    assert problem["errors"][0]["pointer"] == "#/type"
    assert "idea.creatd" in problem["errors"][0]["detail"]
    assert len(alliance.coordinator.get(f"{alliance.path}/events?type=idea.created")["items"]) == 1

"""A change that changes nothing is none: systems that mirror each other would send it to and fro for ever."""

from tests.contract.operations import operations
from tests.contract.worlds import World
from tests.fixtures.alliances import AllianceInTest

#: Changes that are news though every member stays what it was, and why.
NEWS = {
    "change_mandate": "The first one writes the mandate down.",
    "change_participation": "What is reported again is so as of today.",
}
HINT = "Ask `events.changes_of` what is different; without a difference there is neither a new version nor an event:\n"


def test_who_sends_back_what_was_read_changes_nothing(alliance: AllianceInTest) -> None:
    world = World(alliance)
    world.fill()
    schemas = alliance.app.openapi()["components"]["schemas"]
    changed, asked = [], 0
    for one in operations(alliance.app):
        if one.method != "PATCH" or one.name in NEWS:
            continue
        address = world.address(one)
        [content] = {str(kind["schema"]["$ref"]) for kind in one.entry["requestBody"]["content"].values()}
        read = alliance.operator.http.get(address)
        if read.status_code != 200:
            continue
        before = read.json()
        for body in [
            {},
            *({name: before[name]} for name in schemas[content.rpartition("/")[2]]["properties"] if name in before),
        ]:
            answer = alliance.operator.http.patch(address, json=body, headers={"If-Match": "*"})
            # Somebody else's comment, and what is read in more words than it is written in, is refused: no change either.
            assert answer.status_code in (200, 403, 409, 422), f"{one.name} {body}: {answer.text}"
            if answer.status_code == 200:
                asked += 1
                if answer.json()["version"] != before["version"]:
                    changed.append(f"{one.name}: {body}")
                    before = answer.json()

    assert not changed, HINT + "\n".join(changed)
    assert asked > 300

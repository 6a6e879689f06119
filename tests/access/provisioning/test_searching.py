"""Finding users in the directory: filters and pages (RFC 7644, section 3.4.2)."""

import pytest

from tests.access.provisioning.directories import SCIM, Directory


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ('userName eq "B.MUSTER@stadt.example"', ["b.muster@stadt.example"]),
        ('externalId eq "oid-c"', ["c.probe@stadt.example"]),
        ('externalId eq "OID-C"', []),
        ('userName sw "b."', ["b.muster@stadt.example"]),
        ("active eq false", ["c.probe@stadt.example"]),
        ('emails[type eq "work"].value co "muster"', ["b.muster@stadt.example"]),
        ('userName eq "nobody@stadt.example"', []),
        ('not (userName sw "b.")', ["a.beispiel@stadt.example", "c.probe@stadt.example"]),
    ],
)
def test_users_are_found_by_filters(verzeichnis: Directory, wanted: str, found: list[str]) -> None:
    verzeichnis.create_user("a.beispiel@stadt.example")
    verzeichnis.create_user("b.muster@stadt.example", emails=[{"value": "b.muster@stadt.example", "type": "work"}])
    verzeichnis.create_user("c.probe@stadt.example", externalId="oid-c", active=False)

    page = verzeichnis.get("/Users", filter=wanted)
    body = {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "filter": wanted}
    searched = verzeichnis.http.post(f"{SCIM}/Users/.search", json=body).json()

    assert [one["userName"] for one in page.get("Resources", [])] == found
    assert page["totalResults"] == len(found)
    assert searched == page


def test_a_filter_that_is_none_is_refused(verzeichnis: Directory) -> None:
    for wanted in ("userName", 'nonsense eq "x"', "userName eq", '"'):
        error = verzeichnis.refused("GET", "/Users", 400, params={"filter": wanted})
        assert error["scimType"] == "invalidFilter"


def test_long_lists_come_in_pages(verzeichnis: Directory) -> None:
    names = [f"{number}@stadt.example" for number in range(5)]
    for name in names:
        verzeichnis.create_user(name)

    pages = [verzeichnis.get("/Users", startIndex=str(start), count="2") for start in (1, 3, 5, 7)]

    assert [one["userName"] for page in pages for one in page.get("Resources", [])] == names
    assert [page["totalResults"] for page in pages] == [5, 5, 5, 5]
    assert [page["itemsPerPage"] for page in pages] == [2, 2, 1, 0]
    assert verzeichnis.get("/Users", count="0")["totalResults"] == 5


def test_a_page_beyond_all_numbers_is_empty(verzeichnis: Directory) -> None:
    verzeichnis.create_user()
    page = verzeichnis.get("/Users", startIndex="9" * 23)
    assert (page["totalResults"], page["Resources"]) == (1, [])

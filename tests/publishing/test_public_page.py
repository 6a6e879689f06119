"""The page that everybody reads, without signing in and without scripts."""

import pytest
from starlette.testclient import TestClient

from tests.fixtures.alliances import AllianceInTest
from tests.publishing.releasing import act, card, release

PAGE = "/oeffentlich/leben-mit-kindern"


@pytest.fixture
def released(alliance: AllianceInTest) -> str:
    """The id of the release of a card with everything on it."""
    alliance.coordinator.change(alliance.path, has_public_page=True)
    path = card(
        alliance,
        idea="Salzgitter <spielt> & tobt",
        steps=["Sponsoren finden", {"text": "Platz mieten", "state": "done"}],
        follow_ups=[{"when": "20.10.2027", "purpose": "Planung", "where": "Rathaus"}],
        partners=["SRB"],
        sponsors=[{"party": "Wohnbau", "state": "to_be_found"}],
    )
    alliance.create("action-items", title="Bleibt drinnen")
    return str(release(alliance.coordinator, path)["id"])


def test_the_page_shows_what_was_released(released: str, anonymous: TestClient) -> None:
    answer = anonymous.get(PAGE, headers={"Accept-Language": "de"})
    assert answer.status_code == 200
    assert '<html lang="de">' in answer.text
    assert '<article id="LMK-1">' in answer.text
    for shown in (
        "Salzgitter &lt;spielt&gt; &amp; tobt",
        "Sponsoren finden",
        "Platz mieten (erledigt)",
        "5 Personen, WIS",
        "20.10.2027, Planung, Rathaus",
        "SRB",
        "Wohnbau (noch gesucht)",
    ):
        assert shown in answer.text, shown
    for hidden in ("Beispiel", "Muster", "Bleibt drinnen", "<script"):
        assert hidden not in answer.text, hidden
    assert "script-src" not in answer.headers["content-security-policy"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_the_page_speaks_english_too(released: str, anonymous: TestClient) -> None:
    answer = anonymous.get(PAGE, headers={"Accept-Language": "en"})
    assert '<html lang="en">' in answer.text
    assert "5 persons, WIS" in answer.text
    assert "Who takes part" in answer.text


def test_an_unchanged_page_costs_a_304(released: str, alliance: AllianceInTest, anonymous: TestClient) -> None:
    known = {"If-None-Match": anonymous.get(PAGE).headers["etag"]}
    assert anonymous.get(PAGE, headers=known).status_code == 304
    act(alliance.coordinator, f"/releases/{released}/withdrawal")
    after = anonymous.get(PAGE, headers=known)
    assert after.status_code == 200
    assert "Noch ist keine Karte veröffentlicht." in after.text


def test_there_is_no_page_unless_the_alliance_wants_it(
    released: str, alliance: AllianceInTest, anonymous: TestClient
) -> None:
    alliance.coordinator.change(alliance.path, has_public_page=False)
    for path in (PAGE, "/oeffentlich/gibt-es-nicht"):
        answer = anonymous.get(path)
        assert (answer.status_code, "Diese Seite gibt es nicht" in answer.text) == (404, True)


def test_the_style_sheet_is_there(anonymous: TestClient) -> None:
    assert anonymous.get("/oeffentlich/page.css").headers["content-type"].startswith("text/css")

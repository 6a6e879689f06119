"""How the papers of an alliance look: colour, footer and logo."""

import base64
import io
from typing import Any

import pytest
from PIL import Image

from backend.access.permissions import Role
from tests.fixtures.alliances import API, AllianceInTest


def _picture(kind: str = "PNG", **options: Any) -> str:
    made = io.BytesIO()
    Image.new("RGB", (60, 40), "#00538c").save(made, kind, **options)
    return base64.b64encode(made.getvalue()).decode()


def test_an_alliance_has_a_colour_a_footer_and_a_logo(alliance: AllianceInTest) -> None:
    path = f"{alliance.path}/appearance"
    bare = alliance.coordinator.get(path)
    assert (bare["name"], bare["colour"], bare["logo_url"], bare["can"]) == ("Leben mit Kindern", None, None, ["edit"])
    given = {"colour": "#00538C", "footer": "Rathaus", "logo": _picture(), "logo_alt": "Logo: ein Haus"}
    changed = alliance.coordinator.change(path, **given)
    assert (changed["colour"], changed["contrast"]) == ("#00538c", 8.03)
    answer = alliance.reader.http.get(changed["logo_url"])
    assert answer.headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(answer.content)).size == (60, 40)
    assert alliance.reader.get(path)["can"] == []
    gone = alliance.coordinator.change(path, logo=None)
    assert (gone["logo_url"], gone["logo_alt"], gone["footer"]) == (None, None, "Rathaus")
    assert alliance.reader.http.get(changed["logo_url"]).status_code == 404


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"colour": "#ffd700"}, "#/colour"),
        ({"colour": "blau"}, "#/colour"),
        ({"logo": _picture()}, "#/logo_alt"),
        ({"logo": base64.b64encode(b"GIF89a" + bytes(50)).decode(), "logo_alt": "Logo"}, "#/logo"),
        ({"logo": base64.b64encode(bytes([137]) * 500_001).decode(), "logo_alt": "Logo"}, "#/logo"),
        ({"logo": "kein Base64!", "logo_alt": "Logo"}, "#/logo"),
    ],
)
def test_what_cannot_be_read_or_shown_is_refused(alliance: AllianceInTest, body: Any, pointer: str) -> None:
    problem = alliance.coordinator.refused("PATCH", f"{alliance.path}/appearance", **body)
    assert (problem["status"], [one["pointer"] for one in problem["errors"]]) == (422, [pointer])
    assert alliance.coordinator.get(f"{alliance.path}/appearance")["logo_url"] is None


def test_a_logo_tells_nothing_but_what_one_sees(alliance: AllianceInTest) -> None:
    told = Image.Exif()
    told[0x010E] = "Aufgenommen von A. Beispiel"
    body = {"logo": _picture("JPEG", exif=told), "logo_alt": "Logo"}
    url = alliance.coordinator.change(f"{alliance.path}/appearance", **body)["logo_url"]
    assert b"Beispiel" not in alliance.reader.http.get(url).content


def test_only_who_changes_the_alliance_changes_its_look(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    path = f"{alliance.path}/appearance"
    assert alliance.caller(Role.member).refused("PATCH", path, footer="x")["status"] == 403
    assert other_alliance.coordinator.http.get(API + path).status_code == 404
    alliance.coordinator.change(path, footer="Rathaus")
    event = alliance.events()[-1]
    assert (event["type"], event["changes"]) == ("alliance.changed", {"footer": [None, "Rathaus"]})

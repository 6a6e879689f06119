"""The documentation: complete, readable without us, and never older than the code."""

import json
import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from backend.access.permissions import PERMISSIONS
from backend.core.events import CATALOGUE
from backend.core.problems import Problem
from backend.reference import tables
from backend.settings import Settings
from tests.contract.sources import ROOT
from tests.fixtures.alliances import API


class Loaded(HTMLParser):
    """What a page asks its browser to load or to run, and where its links within the page go."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.inline: list[str] = []
        self.targets: set[str] = set()
        self.links: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note what the element loads, runs, names and links to."""
        given = {name: value or "" for name, value in attributes}
        if tag in ("script", "style", "iframe") or any(name == "style" or name.startswith("on") for name in given):
            self.inline.append(tag)
        if tag in ("link", "img", "script"):
            self.addresses.append(given.get("href") or given.get("src") or "")
        if "id" in given:
            self.targets.add(given["id"])
        if given.get("href", "").startswith("#"):
            self.links.add(given["href"].removeprefix("#"))


@pytest.fixture
def docs(anonymous: TestClient) -> str:
    """The documentation page, as anybody gets it."""
    answer = anonymous.get(f"{API}/docs")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    return answer.text


def test_the_page_loads_nothing_but_our_stylesheet(docs: str, anonymous: TestClient) -> None:
    loaded = Loaded(docs)

    assert loaded.addresses == [f"{API}/docs/style.css"]
    assert loaded.inline == []
    assert anonymous.get(loaded.addresses[0]).headers["content-type"].startswith("text/css")


@pytest.mark.parametrize("page", ["openapi.json", "docs", "docs/style.css", "problems", "problems/not-found"])
def test_what_has_not_changed_is_not_sent_again(anonymous: TestClient, page: str) -> None:
    first = anonymous.get(f"{API}/{page}")
    assert first.status_code == 200
    again = anonymous.get(f"{API}/{page}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_the_page_shows_every_operation_and_every_schema(docs: str, anonymous: TestClient) -> None:
    described = anonymous.get(f"{API}/openapi.json").json()
    loaded = Loaded(docs)

    operations = {entry["operationId"] for path in described["paths"].values() for entry in path.values()}
    assert operations <= loaded.targets
    assert {f"schema-{name}" for name in described["components"]["schemas"]} <= loaded.targets
    assert loaded.links <= loaded.targets, "no link within the page leads nowhere"


def test_the_description_says_what_holds_for_all_operations(anonymous: TestClient) -> None:
    described = anonymous.get(f"{API}/openapi.json").json()

    assert set(described["components"]["securitySchemes"]) == {"token", "session"}
    assert {tag["name"] for tag in described["tags"] if not tag.get("description")} == set(), "write it in TAGS"
    for path, entries in described["paths"].items():
        for method, entry in entries.items():
            where = f"{method} {path}"
            assert entry["tags"], where
            for status, response in entry["responses"].items():
                if int(status) >= 400:
                    assert set(response["content"]) == {"application/problem+json"}, where
            if method == "patch":
                assert "application/merge-patch+json" in entry["requestBody"]["content"], where
    assert not re.search(r"HTTPValidationError", json.dumps(described))


@pytest.mark.parametrize(("language", "title"), [("de", "Nicht angemeldet"), ("en-GB", "Not signed in")])
def test_the_type_of_a_problem_leads_to_its_explanation(anonymous: TestClient, language: str, title: str) -> None:
    problem = anonymous.get(f"{API}/session").json()

    page = anonymous.get(problem["type"], headers={"Accept-Language": language})

    assert page.status_code == 200
    assert f"<h1>{title}</h1>" in page.text
    assert Loaded(page.text).inline == []


def test_every_problem_is_explained_in_both_languages(anonymous: TestClient) -> None:
    listing = anonymous.get(f"{API}/problems").text
    for kind in Problem.catalogue():
        assert f"/problems/{kind.slug()}" in listing
        for language in ("de", "en"):
            page = anonymous.get(f"{API}/problems/{kind.slug()}", headers={"Accept-Language": language})
            assert page.status_code == 200, kind
            assert "{" not in page.text, kind
    assert anonymous.get(f"{API}/problems/nonsense").status_code == 404


def test_the_committed_tables_fit_the_code(app: object) -> None:
    folder = ROOT / "docs" / "reference"

    pages = tables.pages()

    written = {path.name for path in folder.iterdir()}
    # The API as it was last published stands beside the tables and is kept on purpose.
    assert written - {"published-openapi.json"} == set(pages)
    old = [name for name, page in pages.items() if (folder / name).read_text(encoding="utf-8") != page]
    assert not old, f"Run `make client` and commit docs/reference: {old}"


def test_the_tables_leave_nothing_out(app: object) -> None:
    pages = tables.pages()

    for name in Settings.model_fields:
        assert f"`BUENDNISWERK_{name.upper()}`" in pages["settings.md"]
    for permission in PERMISSIONS:
        assert f"`{permission}`" in pages["permissions.md"]
    for event in CATALOGUE:
        assert f"`{event}`" in pages["events.md"]
    for kind in Problem.catalogue():
        assert f"`{kind.slug()}`" in pages["problems.md"]


def test_the_description_shows_problems_and_names_the_headers_of_answers(anonymous: TestClient) -> None:
    described = anonymous.get(f"{API}/openapi.json").json()
    shown, headers = described["components"]["examples"], described["components"]["headers"]

    for name, example in shown.items():
        assert example["value"]["status"] == int(name.removeprefix("problem-"))
    for path, entries in described["paths"].items():
        for method, entry in entries.items():
            assert re.search(r'"examples?": ', json.dumps(entry)) or path == "/metrics", f"{method} {path}"
            for answer in entry["responses"].values():
                assert {header["$ref"].rpartition("/")[2] for header in answer.get("headers", {}).values()} <= set(
                    headers
                )
    item = described["paths"][f"{API}/action-items/{{action_item_id}}"]
    assert set(item["patch"]["responses"]["200"]["headers"]) == {"ETag"}
    assert set(item["patch"]["responses"]["415"]["headers"]) == {"Accept-Patch"}
    assert "If-None-Match" in {parameter["name"] for parameter in item["get"]["parameters"]}
    card = item["get"]["responses"]["200"]["content"]["application/json"]["example"]
    assert card["next_date"]["edtf"] == "2010-10~"
    assert card["created_at"].endswith("Z")


def test_no_description_leads_to_a_document_that_its_readers_do_not_have(anonymous: TestClient) -> None:
    """An integrator has the description and docs/; sections of notes that we wrote by are no explanation to them."""
    described = json.dumps(anonymous.get(f"{API}/openapi.json").json(), ensure_ascii=False)

    assert not re.findall(r"\w+, sections? [\d.]+|the table (?:above|below)", described.replace("RFC 5545 section", ""))
    assert "taken note of, without deciding" in described, "what `noted` means as the fate of a recommendation"

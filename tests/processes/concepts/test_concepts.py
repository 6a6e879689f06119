"""Concepts: the outline and its moves, who may write what, lost updates, publication, trash, search, papers."""

from typing import Any

import pytest

from backend.access.permissions import Role
from backend.processes.concepts.models import Concept, ConceptState
from backend.processes.concepts.wording import blocks, passages
from tests.fixtures.alliances import API, AllianceInTest
from tests.search.indexed import found, index


@pytest.fixture
def concept(alliance: AllianceInTest) -> Any:
    """A concept without chapters."""
    return alliance.create("concepts", title="Kommunales Konzept", lead_editor="Bildungsbüro")


def chapter(alliance: AllianceInTest, concept: Any, title: str, **values: Any) -> Any:
    """A new chapter."""
    return alliance.coordinator.create(f"/concepts/{concept['id']}/chapters", title=title, **values)


def outline(alliance: AllianceInTest, concept: Any) -> list[tuple[str, str]]:
    """Numbers and titles in reading order."""
    found = alliance.coordinator.items(f"/concepts/{concept['id']}/chapters")
    return sorted((one["number"], one["title"]) for one in found)


def test_chapters_are_moved_with_what_stands_below_them(alliance: AllianceInTest, concept: Any) -> None:
    first, second = chapter(alliance, concept, "Ausgangslage"), chapter(alliance, concept, "Ziele")
    below = chapter(alliance, concept, "Leitziel", parent_id=second["id"])
    etag = alliance.coordinator.etag(f"/chapters/{first['id']}")
    place = {"parent_id": None, "before": first["id"]}
    moved = alliance.coordinator.http.post(f"{API}/chapters/{second['id']}/position", json=place)
    assert moved.status_code == 200
    assert outline(alliance, concept) == [("1", "Ziele"), ("1.1", "Leitziel"), ("2", "Ausgangslage")]
    # Moving one changes no other: who writes there loses nothing.
    assert alliance.coordinator.etag(f"/chapters/{first['id']}").split("-")[0] == etag.split("-")[0]
    path = f"/chapters/{second['id']}/position"
    circle = alliance.coordinator.refused("POST", path, parent_id=below["id"])
    assert [one["pointer"] for one in circle["errors"]] == ["#/parent_id"]
    deep = below["id"]
    for title in ("A", "B"):
        deep = chapter(alliance, concept, title, parent_id=deep)["id"]
    refused = alliance.coordinator.refused("POST", f"/concepts/{concept['id']}/chapters", title="C", parent_id=deep)
    assert "4" in refused["errors"][0]["detail"]


def test_a_removed_chapter_leaves_what_stood_below_it_and_comes_back(alliance: AllianceInTest, concept: Any) -> None:
    top = chapter(alliance, concept, "Ziele", body="Text")
    chapter(alliance, concept, "Leitziel", parent_id=top["id"])
    chapter(alliance, concept, "Anhang")
    alliance.coordinator.remove(f"/chapters/{top['id']}")
    assert outline(alliance, concept) == [("1", "Leitziel"), ("2", "Anhang")]
    waiting = alliance.items("trash")
    assert [(one["type"], one["title"]) for one in waiting] == [("chapter", "Ziele")]
    restored = alliance.coordinator.http.post(f"{API}/trash/{top['id']}/restoration")
    assert restored.status_code == 200
    assert alliance.coordinator.get(f"/chapters/{top['id']}")["body"] == "Text"


def test_authors_write_their_chapter_and_the_lead_editor_all(alliance: AllianceInTest, concept: Any) -> None:
    people = [alliance.create("people", name=name) for name in ("A. Beispiel", "B. Muster")]
    writer, leader = (alliance.caller(Role.member, one["id"]) for one in people)
    named = [{"kind": "person", "id": one["id"], "name": one["name"]} for one in people]
    own = chapter(alliance, concept, "Ausgangslage", authors=[{"party": named[0]}])
    other = chapter(alliance, concept, "Ziele")
    assert writer.get(f"/chapters/{own['id']}")["can"] == ["write", "answer"]
    said = writer.http.post(f"{API}/chapters/{own['id']}/authorship", json={"state": "accepted"})
    assert said.json()["authors"][0]["state"] == "accepted"
    assert writer.change(f"/chapters/{own['id']}", body="Elf Schulen.")["state"] == "writing"
    assert writer.refused("PATCH", f"/chapters/{own['id']}", title="Lage")["status"] == 403
    assert writer.refused("PATCH", f"/chapters/{other['id']}", body="Mein Text.")["status"] == 403
    assert leader.refused("POST", f"/concepts/{concept['id']}/chapters", title="Neu")["status"] == 403
    alliance.coordinator.change(f"/concepts/{concept['id']}", lead_editor=named[1])
    leader.create(f"/concepts/{concept['id']}/chapters", title="Neu")
    leader.change(f"/chapters/{other['id']}", title="Erste Ziele", body="Partner sein.")
    assert leader.refused("POST", f"/concepts/{concept['id']}/publication")["status"] == 403


def test_what_somebody_else_wrote_is_not_lost(alliance: AllianceInTest, concept: Any) -> None:
    made = chapter(alliance, concept, "Ausgangslage")
    path = f"/chapters/{made['id']}"
    read = alliance.coordinator.etag(path)
    alliance.coordinator.change(path, body="Zuerst gespeichert.")
    late = alliance.coordinator.http.patch(API + path, json={"body": "Zu spät."}, headers={"If-Match": read})
    assert late.status_code == 412
    assert alliance.coordinator.get(path)["body"] == "Zuerst gespeichert."


def test_a_published_concept_stays_as_it_is_until_that_is_taken_back(alliance: AllianceInTest, concept: Any) -> None:
    made, path = chapter(alliance, concept, "Ziele", body="Text"), f"/concepts/{concept['id']}"
    # The way through the council is proven by CG-10.
    with alliance.app.state.database.unit(write=True) as session:
        session.get_one(Concept, concept["id"]).state = ConceptState.published
    for method, address, body in (
        ("PATCH", path, {"title": "Neu"}),
        ("PATCH", f"/chapters/{made['id']}", {"body": "Neu"}),
        ("DELETE", f"/chapters/{made['id']}", {}),
        ("POST", f"{path}/chapters", {"title": "Neu"}),
        ("POST", f"{path}/feedback-rounds", {"audience": "addressees"}),
    ):
        assert alliance.coordinator.refused(method, address, **body)["type"].endswith("/concept-published")
    alliance.coordinator.http.delete(f"{API}{path}/publication", headers={"If-Match": "*"}).raise_for_status()
    assert alliance.coordinator.get(path)["state"] == "review"
    alliance.coordinator.change(f"/chapters/{made['id']}", body="Neu")


def test_a_removed_concept_takes_its_chapters_along_and_brings_them_back(
    alliance: AllianceInTest, concept: Any
) -> None:
    made = chapter(alliance, concept, "Ziele", body="Elternbegleitung an Grundschulen")
    index(alliance)
    assert found(alliance, "Elternbegleitung") == [("chapter", "Ziele")]
    alliance.coordinator.remove(f"/concepts/{concept['id']}")
    assert alliance.coordinator.refused("GET", f"/chapters/{made['id']}")["status"] == 404
    index(alliance)
    assert found(alliance, "Elternbegleitung") == []
    alliance.coordinator.http.post(f"{API}/trash/{concept['id']}/restoration").raise_for_status()
    assert alliance.coordinator.get(f"/chapters/{made['id']}")["title"] == "Ziele"


def test_another_alliance_sees_nothing(alliance: AllianceInTest, other_alliance: AllianceInTest, concept: Any) -> None:
    foreign = other_alliance.create("concepts", title="Anderes")
    theirs = other_alliance.coordinator.create(f"/concepts/{foreign['id']}/chapters", title="Fremd")
    path = f"/concepts/{concept['id']}"
    assert other_alliance.coordinator.refused("GET", path)["status"] == 404
    wrong = alliance.coordinator.refused("POST", f"{path}/chapters", title="Neu", parent_id=theirs["id"])
    assert [one["pointer"] for one in wrong["errors"]] == ["#/parent_id"]


def test_both_versions_are_files_without_names_of_persons(alliance: AllianceInTest, concept: Any) -> None:
    person = alliance.create("people", name="C. Probe", function="Leitung Bildungsbüro")
    author = {"party": {"kind": "person", "id": person["id"], "name": "C. Probe"}, "state": "accepted"}
    text = (
        "Herleitung.\n\n:::kurzfassung\n## Kern\n\n- Jede Schule nennt **eine** Ansprechperson\n:::\n\n1. eins\n2. zwei"
    )
    chapter(alliance, concept, "Ziele", body=text, authors=[author], data_references=[{"text": "Umfrage"}])
    files = {
        paper: alliance.coordinator.http.get(f"{API}/concepts/{concept['id']}/papers/{paper}.html").text
        for paper in ("concept", "executive-summary")
    }
    assert "<h2>1 Ziele</h2>" in files["concept"]
    assert "<h3>Kern</h3>" in files["executive-summary"]
    assert "Leitung Bildungsbüro" in files["concept"]
    assert "C. Probe" not in files["concept"]
    assert "Umfrage" in files["concept"]
    for paper, says in (("concept", True), ("executive-summary", False)):
        assert ("Herleitung." in files[paper]) is says
        assert "Jede Schule nennt eine Ansprechperson" in files[paper]
        assert ":::" not in files[paper]
    for format_, begins in (("pdf", b"%PDF"), ("odt", b"PK"), ("docx", b"PK")):
        answer = alliance.coordinator.http.get(f"{API}/concepts/{concept['id']}/papers/concept.{format_}")
        assert answer.content.startswith(begins)


def test_marks_that_do_not_belong_together_are_found_by_line() -> None:
    assert passages.unbalanced("a\n:::kurzfassung\nb\n:::\nc") == []
    assert passages.unbalanced(":::\na\n:::kurzfassung\n::: Kurzfassung\nb") == [1, 3, 4]
    assert passages.marked("a\n:::summary\nb\n:::\nc\n:::kurzfassung\nd\n:::") == "b\n\nd"


def test_nothing_that_somebody_wrote_becomes_markup() -> None:
    read = blocks.read("[böse](javascript:alert(1)) <script>x</script>\n\n![Bild](https://a.example/x.png)")
    assert all(span.href is None for block in read for span in block.spans)
    assert "<script>x</script>" in blocks.plain(read[0].spans)
    linked = blocks.read("[Amt](https://stadt.example)")[0].spans
    assert (linked[0].href, blocks.plain(linked)) == ("https://stadt.example", "Amt (https://stadt.example)")


def test_a_text_of_nothing_but_marks_is_shown_as_it_is() -> None:
    for marks in ("[\n", "![", "*a_ "):
        text = marks * (100_000 // len(marks))
        assert [(one.kind, blocks.plain(one.spans)) for one in blocks.read(text)] == [("paragraph", text.strip())]
    point = "- **Elternbegleitung** beginnt im Frühjahr, siehe [Bericht](https://stadt.example)\n"
    longest = blocks.read(point * (100_000 // len(point)))
    assert [(one.kind, len(one.items)) for one in longest] == [("bullets", 100_000 // len(point))]

"""PDFs are made for everybody: what PDF/UA-1 (ISO 14289-1) asks for is checked by libraries other than the writer's.

veraPDF, the usual checker, comes from no package registry that we use; so the requirements are looked at one by one.
"""

import pytest
import typst

from backend.publishing.papers import pdf
from backend.publishing.papers.tree import Heading, Look, Paper
from tests.publishing.papers.samples import HOSTILE, LOOK, many, sample
from tests.publishing.papers.structure import read


def test_a_pdf_says_what_it_is_and_in_which_language() -> None:
    file = read(pdf.write(sample())).file
    assert (str(file.Root.Lang), bool(file.Root.MarkInfo.Marked)) == ("de", True)
    assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
    assert str(file.docinfo.Title) == "Protokoll: Bündnissitzung"
    with file.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Protokoll: Bündnissitzung"


def test_everything_is_tagged_in_reading_order() -> None:
    found = read(pdf.write(sample()))
    headings = [(tag.name, tag.read()) for tag in found.tags("H1", "H2")]
    assert headings == [
        ("H1", "Teilnehmende"),
        ("H1", "TOP 1: Öffentlichkeitsarbeit"),
        ("H2", "Beschluss 2009/3: Größe"),
    ]
    spoken = found.spoken()
    order = ["Bündnissitzung", "20.10.2009", "Gruppe", "Plenum", "Name", "A. Beispiel", "B. Muster", "Erste Zeile"]
    order += ["Größe", "Der Tag", "Straße", "Ämter", "Nebenbei"]
    places = [spoken.index(words) for words in order]
    assert places == sorted(places)
    # Beside the tags stand the footer and nothing that anybody has to hear.
    assert all("Rathaus" in text or "Seite" in text or not text.strip(": •") for text in found.untagged), found.untagged


def test_tables_have_header_cells_and_the_logo_has_words() -> None:
    found = read(pdf.write(sample()))
    [table] = found.tags("Table")
    names = [tag.name for tag in table.all()]
    assert names.count("TH") == 2
    assert names.count("TD") == 4
    assert [tag.read().strip() for tag in table.all() if tag.name == "TH"] == ["Name", "Für"]
    assert [tag.alt for tag in found.tags("Figure")] == ["Logo: zwei Häuser"]
    assert [tag.read().strip("• ") for tag in found.tags("LI")][-2:] == ["Straße sperren", "Ämter fragen"]


def test_bookmarks_lead_to_the_parts() -> None:
    with read(pdf.write(sample())).file.open_outline() as outline:
        [_, second] = outline.root
        assert [one.title for one in outline.root] == ["Teilnehmende", "TOP 1: Öffentlichkeitsarbeit"]
        assert [one.title for one in second.children] == ["Beschluss 2009/3: Größe"]


def test_what_somebody_wrote_is_text_and_never_code() -> None:
    assert HOSTILE in read(pdf.write(sample())).spoken()


def test_what_would_not_be_accessible_is_refused() -> None:
    for look, blocks in ((Look("B", logo=LOOK.logo), []), (LOOK, [Heading("zu tief", 3)])):
        with pytest.raises(typst.TypstError):
            pdf.write(Paper("Titel", "de", look, blocks=blocks))


def test_a_long_table_repeats_its_header_only_for_the_eye() -> None:
    found = read(pdf.write(many(500)))
    assert len(found.file.pages) > 10
    [table] = found.tags("Table")
    rows = [tag for tag in table.all() if tag.name == "TR"]
    assert len(rows) == 501
    assert rows[-1].read().startswith("LMK-499 Öffentliche Aktion 499")
    assert sum(1 for tag in table.all() if tag.name == "TH") == 4

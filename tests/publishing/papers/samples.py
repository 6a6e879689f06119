"""Papers to write in every format."""

import io

from PIL import Image

from backend.publishing.papers.tree import Bullets, Facts, Heading, Look, Paper, Paragraph, Table


def logo() -> bytes:
    """A small picture."""
    made = io.BytesIO()
    Image.new("RGB", (90, 60), "#00538c").save(made, "PNG")
    return made.getvalue()


LOOK = Look("Leben mit Kindern", "#00538c", "Rathaus, Salzgitter", logo(), logo_alt="Logo: zwei Häuser")
#: What must stay text in every format.
HOSTILE = "#let x = 1; $y$ *fett* _kursiv_ @ref <b>&amp;</b> </w:t> \\input{a} {{ 7*7 }}"


def sample(look: Look = LOOK) -> Paper:
    """One of every block, with umlauts, line breaks and what looks like code."""
    return Paper(
        title="Protokoll: Bündnissitzung",
        language="de",
        look=look,
        subtitle="20.10.2009 · Fassung 1",
        page="Seite",
        blocks=[
            Facts([("Gruppe", "Plenum"), ("Ort", "Rathaus\nRaum 12")]),
            Heading("Teilnehmende"),
            Table(["Name", "Für"], [["A. Beispiel", "WIS"], ["B. Muster", ""]], [2, 1], "Wer da war"),
            Heading("TOP 1: Öffentlichkeitsarbeit"),
            Paragraph("Erste Zeile\nzweite Zeile"),
            Paragraph(HOSTILE),
            Heading("Beschluss 2009/3: Größe", 2),
            Paragraph("Der Tag findet statt.", "strong"),
            Bullets(["Straße sperren", "Ämter fragen"]),
            Paragraph("Nebenbei", "quiet"),
        ],
    )


def many(rows: int) -> Paper:
    """A table of so many cards."""
    cells = [
        [f"LMK-{number}", f"Öffentliche Aktion {number}", "WIS, Jugendamt", "ca. 10/2010"] for number in range(rows)
    ]
    table = Table(["Nr.", "Was", "Wer", "Nächster Termin"], cells, [2, 6, 4, 3], "Offene Punkte")
    return Paper("Offene Punkte", "de", LOOK, None, "Seite", [Heading("Plenum"), table])

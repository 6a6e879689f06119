"""Records of other alliances, worded and laid out quite differently, as files."""

import io
from pathlib import Path

import docx
import odfdo
import xlsxwriter

_RECORDS = Path(__file__).parent / "records"


def _text(name: str) -> str:
    return (_RECORDS / name).read_text(encoding="utf-8")


def word(*blocks: object) -> bytes:
    """A .docx: ("heading", level, text), ("list", depth, text), rows as lists, or paragraphs."""
    document = docx.Document()
    for block in blocks:
        match block:
            case ("heading", level, text):
                document.add_heading(text, level)
            case ("list", depth, text):
                document.add_paragraph(text, style="List Bullet" if depth == 0 else f"List Bullet {depth + 1}")
            case list(rows):
                table = document.add_table(rows=0, cols=max(len(row) for row in rows))
                for row in rows:
                    cells = table.add_row().cells
                    for cell, text in zip(cells, row, strict=False):
                        cell.text = text
            case text:
                document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def open_document(*blocks: object) -> bytes:
    """An .odt: ("heading", level, text), ("list", [texts]), or paragraphs."""
    document = odfdo.Document("text")
    document.body.clear()
    for block in blocks:
        match block:
            case ("heading", level, text):
                document.body.append(odfdo.Header(level, text))
            case ("list", texts):
                document.body.append(odfdo.List(texts))
            case list(rows):
                table = odfdo.Table("Tabelle")
                for row in rows:
                    table.append_row(odfdo.Row())
                    table.set_row_values(len(table.rows) - 1, row)
                document.body.append(table)
            case text:
                document.body.append(odfdo.Paragraph(text))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def workbook(*rows: list[object]) -> bytes:
    """An .xlsx with one sheet."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Maßnahmen")
    for index, row in enumerate(rows):
        sheet.write_row(index, 0, row)
    book.close()
    return stream.getvalue()


CARD_TABLES = (
    ("heading", 1, "Zukunftswerkstatt Familie in Musterhausen am 14.11.2026"),
    "Es waren 31 Personen da.",
    ("heading", 2, "Unsere Projekte"),
    [
        ["Leihoma-Netz", ""],
        ["Idee", "Ältere Menschen betreuen Kinder stundenweise"],
        ["Was ist zu tun?", "Werbung machen\nVersicherung klären\nTräger suchen (Diakonie, AWO)"],
        ["Wer", "Mehrgenerationenhaus, A. Beispiel und B. Muster"],
        ["Wie weiter", "Treffen 12.01.2027 um 18 Uhr im Mehrgenerationenhaus"],
    ],
    ("heading", 3, "Väterfrühstück"),
    [
        ["Mit welcher Idee starten wir?", "Einmal im Monat Frühstück für Väter und Kinder"],
        ["Was brauchen wir?", "Raum finden; Einkauf organisieren"],
        ["Wer kümmert sich?", "Raum: Familienzentrum\nEinkauf: offen"],
        ["Wann?", "ab Februar"],
    ],
)

HEADINGS = (
    ("heading", 1, "Bündnis für Kinder Neustadt – Ergebnisse der Klausur, 3. Februar 2027"),
    ("heading", 2, "Ideen"),
    "Was soll in zwei Jahren anders sein?",
    ("heading", 3, "Verkehr"),
    ("list", ["Tempo 30 vor allen Kitas", "Laufbus"]),
    ("heading", 3, "Ferien"),
    ("list", ["Ferienkalender", "Ferienküche"]),
    ("heading", 2, "Laufbus"),
    ("heading", 3, "Worum geht es?"),
    "Kinder gehen gemeinsam zur Schule.",
    ("heading", 3, "Was ist zu tun?"),
    ("list", ["Routen planen", "Eltern informieren", "Polizei einbinden"]),
    ("heading", 3, "Wer macht mit?"),
    ("list", ["Routen – Stadtplanungsamt", "Frau Exempel (angefragt)", "Elternrat der Lindenschule"]),
    ("heading", 3, "Nächste Schritte und Termine"),
    ("list", ["KW 9: Ortsbegehung", "Start nach den Osterferien"]),
    ("heading", 2, "Aufgaben der Gremien"),
    ("heading", 3, "Steuerungsgruppe"),
    ("list", ["Termine abstimmen", "Wer schreibt Protokoll?"]),
    ("heading", 3, "Vollversammlung"),
    ("list", ["Themen beschließen"]),
)

COLUMNS_OF_CARDS = (
    "Workshop Familienbündnis Talstadt, 08.05.2027",
    [
        ["", "Spielplatzpaten", "Sprachcafé"],
        ["Idee", "Jeder Platz hat Paten", "Deutsch üben bei Kaffee"],
        ["To do", "Paten werben\nSchilder bestellen", "Ehrenamtliche finden"],
        ["Wer", "Bauhof, Kinderschutzbund", "Bücherei"],
        ["Wie weiter", "Juni 2027", "nächste Vollversammlung"],
    ],
)

HEADER_ROW = (
    "Maßnahmenplan der Allianz Oberland vom 02.03.2027",
    [
        ["Projekt", "Idee", "Was ist zu tun?", "Wer?", "Bis wann?"],
        ["Wickeltische", "In jedem Amt einer", "Standorte prüfen", "Hauptamt", "Ende 2. Quartal 2027"],
        ["Familienpass", "Ermäßigungen bündeln", "Partner ansprechen", "C. Probe", "Herbst 2027"],
    ],
)

ROWS = (
    ["Nr.", "Titel", "Aufgaben", "Zuständig", "Frist", "Status", "Handlungsfeld", "Sponsoren"],
    ["SN-1", "Notinsel", "Läden ansprechen; Aufkleber drucken", "Kinderschutzbund; A. Beispiel", "15.09.2027",
     "in Arbeit", "Sicherheit", "Sparkasse"],
    ["SN-2", "Babybegrüßung", "Mappe überarbeiten", "", "", "auf Eis", "Frühe Hilfen", ""],
)  # fmt: skip

MINUTES = _text("minutes.txt")
ENGLISH = _text("english.txt")
CAPITALS = _text("capitals.txt")
DUTIES_ONLY = _text("duties.txt")
IDEAS_ONLY = _text("ideas.txt")
MARKDOWN = _text("plan.md")
GROUPS = _text("groups.txt")

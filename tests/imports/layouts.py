"""Records of other alliances, worded and laid out quite differently, as files."""

import io

import docx
import odfdo
import xlsxwriter


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

MINUTES = """Protokoll des Runden Tisches Kinder, Musterhausen

Datum: 12.03.2027
Anwesend: 14 Personen aus 9 Einrichtungen

TOP 1: Begrüßung
Die Moderation begrüßt die Anwesenden.

TOP 2: Ideenspeicher

Spielen:
- Wasserspielplatz am Markt
- Spielstraße auf Zeit
  - im Sommer
  - zum Weltkindertag
Wohnen:
- Mehrgenerationenhaus

TOP 3: Spielstraße auf Zeit
Idee: Die Lindenstraße wird an drei Sonntagen gesperrt
Zu tun: Genehmigung beantragen; Anwohner informieren; Plakate drucken
Wer: Ordnungsamt (Genehmigung), Frau Exempel: Plakate, Nachbarschaftsverein Lindenviertel
Wie weiter: Ortstermin am 22. März um 17 Uhr in der Lindenstraße

TOP 4: Mehrgenerationenhaus
Idee: Ein Haus für alle
Zu tun:
- Träger suchen bis 30.06.2027
- Raumkonzept erstellen -> A. Beispiel
Wer:
A. Beispiel
Seniorenbeirat fragen
Wann: Mitte Juni

Sonstiges
Es gab Kuchen.
"""

ENGLISH = """Greenfield Families Alliance - Workshop, 14 May 2027

Introductions
Some like parks
The library is new here

Ideas for the coming year
What do we want to have achieved in two years?

1. Play
• A playground in every ward
• Street parties
   • one per season

2. Health
• Walking school bus
• Cooking together

Results of the groups

Walking school bus
What is our idea? Children walk to school together
To do: Find volunteers. Print high-vis vests. Talk to the schools.
Who: J. Example - vests, Ask Police Department about routes
Next: meeting 3 June, launch in September

Cooking together
What is our idea?
Shared kitchens on Saturdays
To do
• Find a kitchen
• Recruit cooks (Community Centre)
Who does what?
Community Centre: kitchen
everyone: recipes
When and where do we go on?
at the next plenary

Who is responsible for which duties?

Coordination group
• Keep the overview
• Rotating?

Plenary
• Develop ideas
"""

CAPITALS = """WORKSHOPDOKUMENTATION
Lokales Bündnis für Familie Beispielstadt
Datum: 5. Oktober 2027, Rathaus

PROJEKT: Babysitterbörse
Gruppe: AG Betreuung
IDEE: Eltern finden geprüfte Babysitter
WAS IST ZU TUN?
1) Kurs beim DRK anfragen
2) Kartei anlegen bis Ende November
3) Werbung in Schulen machen (Jugendpflege)
WER MACHT ES?
- Kartei: Familienbüro
- DRK (Kurs)
- Herr Prof. Mustermann-Beispiel, Leitung
- Sandra Beispiel
- N.N. für die Werbung
WIE GEHT ES WEITER?
- 12.11.2027, 17:30 Uhr, Familienbüro
- Start: Frühjahr 2028


PROJEKT: Weltkindertag
IDEE: Ein Fest für alle
WAS IST ZU TUN?
Partner: Jugendring, Sportvereine
Sponsoren: Sparkasse (zugesagt), Stadtwerke
Bühne mieten, Programm planen und Presse einladen
WER MACHT ES?
Jugendring und Kita Regenbogen; Stadt Beispielstadt
WIE GEHT ES WEITER?
????

Nächste Bündnissitzung: 14. Dezember
"""

DUTIES_ONLY = """Aufgaben der Gruppen im Bündnis

Koordinierungskreis:
* lädt ein
* führt Protokoll
AG Öffentlichkeit:
* Presse
* Homepage?
Mitgliederversammlung
* beschließt Ziele
"""

IDEAS_ONLY = """Ideenspeicher Zukunftswerkstatt 3.4.2026

Thema Mobilität
  - Radwege ausbauen
  - Busse
      - abends
      - sonntags
Thema Wohnen
  - Tauschbörse
"""

MARKDOWN = """# Action plan, Riverside Partnership (2 March 2027)

## Toy library

**Idea:** Lend toys like books
**What needs to be done:** find shelves; collect toys; set up a catalogue
**Who:** City Library (lead), Parents' Council, Ms Sample
**Next steps:** kick-off on 20 April 2027 at the City Library; then monthly

## Quiet room

| Idea | To do | Who | When |
|------|-------|-----|------|
| A room to feed babies | ask the station manager | Mayor's office | Q3 2027 |
"""

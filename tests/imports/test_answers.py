"""The pieces of an answer: phrases, parties, work and dates, as tables."""

from datetime import date

import pytest

from backend.imports.grammar.assignments import assignments
from backend.imports.grammar.follow_ups import follow_ups
from backend.imports.grammar.labels import body_kind, question_kind, section_kind
from backend.imports.grammar.parties import names, party
from backend.imports.grammar.phrases import phrases
from backend.imports.grammar.steps import ToDo

ON = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Themen finden Bestehende Ansätze prüfen Referent finden",
         ["Themen finden", "Bestehende Ansätze prüfen", "Referent finden"]),
        ("Raum suchen und Catering klären", ["Raum suchen", "Catering klären"]),
        ("Flyer drucken, Presse einladen", ["Flyer drucken", "Presse einladen"]),
        ("Flyer und Plakate drucken", ["Flyer und Plakate drucken"]),
        ("Kontakt zur Stadt Musterhausen aufnehmen", ["Kontakt zur Stadt Musterhausen aufnehmen"]),
        ("Gespräch mit Frau Dr. Muster führen", ["Gespräch mit Frau Dr. Muster führen"]),
        ("Der 10. Teil", ["Der 10. Teil"]),
        ("Spenden sammeln (Sparkasse, Stadtwerke Nord) Kuchen backen", ["Spenden sammeln (Sparkasse, Stadtwerke Nord)", "Kuchen backen"]),
        ("Find a room Ask the library Print flyers", ["Find a room", "Ask the library", "Print flyers"]),
        ("1) Raum\n2) Essen", ["Raum", "Essen"]),
        ("", []),
    ],
)  # fmt: skip
def test_phrases(text, cut):
    assert phrases(text) == cut


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("A. Beispiel", "person"), ("Frau Dr. Kunstmann", "person"), ("Sandra Beispiel", "person"),
        ("WIS", "organisation"), ("Stadtwerke Musterhausen", "organisation"), ("Verein Spielraum", "organisation"),
        ("Jugendamt", "unit"), ("Fachbereich", "unit"), ("Koordinierungsgruppe von 2009", "group"),
        ("AG Spielplatz", "group"), ("OB", "role"), ("Projektleitung", "role"), ("alle", "collective"),
        ("everyone", "collective"), ("N.N.", "open"), ("???", "open"), ("noch offen", "open"),
    ],
)  # fmt: skip
def test_kinds_of_parties(name, kind):
    assert party(name).kind == kind


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Bündnis SRB Vereine und Verbände", ["Bündnis", "SRB", "Vereine und Verbände"]),
        ("Stadt + SFS", ["Stadt", "SFS"]),
        ("Stadtbücherei und Jugendamt", ["Stadtbücherei", "Jugendamt"]),
        ("Deutsches Rotes Kreuz", ["Deutsches Rotes Kreuz"]),
        ("Stadt, Wohnbau", ["Stadt", "Wohnbau"]),
        ("Landfrauen/Krankenkassen", ["Landfrauen", "Krankenkassen"]),
        ("", []),
    ],
)
def test_lists_of_parties(text, parties):
    assert [one.name for one in names(text)] == parties


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Raum: WIS Catering: WIS Themen: alle", [("WIS", "Raum"), ("WIS", "Catering"), ("alle", "Themen")]),
        ("Raum: WIS, EFB", [("WIS", "Raum"), ("EFB", "Raum")]),
        ("A. Beispiel: Raum, B. Muster: Essen", [("A. Beispiel", "Raum"), ("B. Muster", "Essen")]),
        ("WIS: Raum, Catering", [("WIS", "Raum, Catering")]),
        ("A. Beispiel übernimmt die Presse", [("A. Beispiel", "Presse")]),
        ("Flyer - A. Beispiel", [("A. Beispiel", "Flyer")]),
        ("Vortrag durch Frau Muster", [("Frau Muster", "Vortrag")]),
        ("EFB und KFB", [("EFB", None), ("KFB", None)]),
    ],
)
def test_who_takes_what(text, taken):
    found = ToDo()
    assert assignments(text, 1, ON, found) == []
    assert [(one.party.name, one.task) for one in found.assignments] == taken
    assert {one.state for one in found.assignments} == {"accepted"}


@pytest.mark.parametrize(
    ("text", "asked"),
    [("Frau Dr. Kunstmann fragen", "Frau Dr. Kunstmann"), ("Bei der Sparkasse anfragen", "Sparkasse"),
     ("ask the Library", "Library"), ("WIS (angefragt)", "WIS")],
)  # fmt: skip
def test_who_is_only_asked(text, asked):
    found = ToDo()
    assert assignments(text, 1, ON, found) == []
    assert [(one.party.name, one.state) for one in found.assignments] == [(asked, "asked")]


@pytest.mark.parametrize(
    ("text", "further"),
    [
        ("Sitzung 20.10. Treffen 3.11.", [("Sitzung", "20.10."), ("Treffen", "3.11.")]),
        ("03/2027 Planung ca. 10/2027 Umsetzung", [("Planung", "03/2027"), ("Umsetzung", "ca. 10/2027")]),
        ("Treffen am 20.10. um 19.30 Uhr im Rathaus", [("Treffen", "20.10. um 19.30 Uhr")]),
        ("beim nächsten Treffen", [(None, "nächsten Treffen")]),
        ("bald", [("bald", None)]),
        ("????", [(None, "????")]),
        ("", []),
    ],
)
def test_how_it_goes_on(text, further):
    assert [(one.purpose, one.when and one.when.text) for one in follow_ups(text, 1, ON)] == further


@pytest.mark.parametrize(
    ("text", "purpose", "where"),
    [
        ("1. Gruppensitzung Januar 2027, Rathaus", "1. Gruppensitzung", "Rathaus"),
        ("Treffen 12.01.2027 in der Bibliothek", "Treffen", "in der Bibliothek"),
        ("meeting 3 June 2027, Town hall", "meeting", "Town hall"),
        ("meeting 3 June 2027 at the Library", "meeting", "at the Library"),
        ("Sitzung: 5. Mai 2027, Rathaus Musterhausen, Raum 12", "Sitzung", "Rathaus Musterhausen, Raum 12"),
        ("Sitzung: 5. Mai 2027, Lindenau (stattgefunden)", "Sitzung (stattgefunden)", "Lindenau"),
        ("12.11.2027, 17:30 Uhr, Familienbüro", None, "Familienbüro"),
        ("nächste Bündnissitzung, Haus der Begegnung", None, "Haus der Begegnung"),
        ("Juni 2027, Lindenau", "Lindenau", None),
        ("Sitzung 3.3.2027, Raum buchen und Plakate drucken", "Sitzung Raum buchen und Plakate drucken", None),
        ("Sitzung 3.3.2027, Raumplanung", "Sitzung Raumplanung", None),
        ("Sitzung 3.3.2027, Frau Exempel", "Sitzung Frau Exempel", None),
        ("Sitzung 3.3.2027, Koordinierungsgruppe", "Sitzung Koordinierungsgruppe", None),
        ("3.3.2027 im Rathaus Plakate verteilen", "im Rathaus Plakate verteilen", None),
    ],
)
def test_where_it_goes_on(text, purpose, where):
    [found] = follow_ups(text, 1, ON)
    assert (found.purpose, found.where, found.source) == (purpose, where, text)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Mit welcher Idee wollen wir starten", "idea"), ("Was ist für die konkrete Umsetzung zu tun?", "to_do"),
        ("Wer von uns übernimmt was?", "who"), ("Wie, wann und wo geht es weiter?", "next"), ("Idee", "idea"),
        ("Was ist zu tun", "to_do"), ("Wer", "who"), ("Wie weiter", "next"), ("To do", "to_do"), ("Next", "next"),
        ("Who does what?", "who"), ("Nächste Schritte", "next"), ("Werbung", None), ("Wir wollen mehr Grün", None),
        ("Wer ist im Bündnis für welche Aufgaben verantwortlich?", None),
    ],
)  # fmt: skip
def test_the_four_questions_in_other_words(label, kind):
    assert question_kind(label) == kind


def test_sections_and_bodies():
    assert section_kind("Ideensammlung für die weitere Arbeit") == "ideas"
    assert section_kind("Wer ist im Bündnis für welche Aufgaben verantwortlich?") == "duties"
    assert body_kind("Projektgruppen (Externe) Gruppen") == "project_group"
    assert body_kind("Bündnissitzung") == "plenum"
    assert body_kind("Stadtbücherei") is None

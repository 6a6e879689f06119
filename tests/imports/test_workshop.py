"""The workshop record: what its capabilities (AL-1 to AL-9) need is understood."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from backend.imports.grammar.record import understand_file

RECORD = Path(__file__).parent / "records" / "workshop.txt"


@pytest.fixture(scope="module")
def record():
    return understand_file("workshop.txt", RECORD.read_bytes())


def card(record, title):
    return next(item for item in record.action_items if item.title == title)


def parties(item):
    return [(one.party.kind, one.party.name, one.task, one.state) for one in item.assignments]


def test_title_and_date(record):
    assert record.format == "four_questions"
    assert record.document_date == date(2009, 9, 30)
    assert record.title == "Weiterentwicklungsworkshop Bündnis 30.09.09"


def test_ideas_keep_order_nesting_and_words(record):
    top = [idea for idea in record.ideas if idea.parent is None]
    assert Counter(idea.cluster for idea in top) == {
        "Aktionstage": 3,
        "Gesundheit": 3,
        "Armut": 2,
        "Bildung und Erziehung": 5,
        "Familienfreundliches unternehmen": 1,
        "Projekt-übergreifende Themen": 8,
    }
    assert {idea.question for idea in record.ideas} == {"Was wollen wir in 1-2 Jahren mit dem Bündnis erreicht haben?"}
    parent = next(index for index, idea in enumerate(record.ideas) if idea.text == "Thematische Jahre (Jahresthemen)")
    assert [idea.text for idea in record.ideas if idea.parent == parent] == ["Kinder", "Armut", "Gesundheit"]
    assert [cluster.label for cluster in record.clusters][1] == "Projekt (e) Gesundheit"
    assert len(top) == 22


def test_what_became_of_the_ideas(record):
    titles = [item.title for item in record.action_items]
    taken = {idea.text: titles[idea.taken_up_by] for idea in record.ideas if idea.taken_up_by is not None}
    assert taken == {
        "Werbung und Vermittlung von Erziehungslotsen": "Werbung und Vermittlung von Erziehungslotsen / Familienpaten",
        "Infoveranstaltung": "Familienfreundliches Unternehmen",
        "Gesundheit": "Gesundheit",
    }
    assert [item.field_of_action for item in record.action_items] == [
        "Aktionstage",
        "Aktionstage",
        "Bildung und Erziehung",
        "Familienfreundliches unternehmen",
        "Gesundheit",
    ]


def test_cards_keep_their_four_answers(record):
    assert len(record.action_items) == 5
    for item in record.action_items:
        assert [answer.question for answer in item.answers] == ["idea", "to_do", "who", "next"]
    assert card(record, "Gesundheit").answers[1].text.startswith("Informieren, was es zu dem Thema schon gibt Partner")


def test_group_and_people_own_a_card(record):
    assert parties(card(record, "Aktionstage 15. Mai")) == [
        ("group", "Koordinierungsgruppe von 2009", None, "accepted"),
        ("person", "A. Beispiel", None, "accepted"),
        ("person", "B. Muster", None, "accepted"),
        ("person", "C. Probe", None, "accepted"),
        ("person", "D. Vorlage", None, "accepted"),
        ("person", "Erdmann-Fiktiv", None, "accepted"),
    ]


def test_partners_and_sponsors(record):
    may, november = record.action_items[:2]
    assert [one.party.name for one in may.partners] == ["Bündnis", "SRB", "Vereine und Verbände"]
    assert [one.party.name for one in november.partners] == [
        "Präventionsrat",
        "Stadt",
        "SFS",
        "Bibliothek",
        "Verbände",
        "Verbände",
    ]
    sought = [(one.party.name, one.state) for item in (may, november) for one in item.sponsors]
    assert sought == [
        ("Stadt", "to_be_found"),
        ("Wohnbau", "to_be_found"),
        ("Stadt", "to_be_found"),
        ("PR-Förderverein", "to_be_found"),
    ]
    assert [step.text for step in may.steps] == ["Sponsoren finden", "Öffentlichkeitsarbeit"]


def test_work_is_split_and_steps_without_owner_are_seen(record):
    item = card(record, "Familienfreundliches Unternehmen")
    assert parties(item) == [
        ("organisation", "WIS", "Raum", "accepted"),
        ("organisation", "WIS", "Catering", "accepted"),
        ("organisation", "WIS", "Einladung", "accepted"),
        ("collective", "alle", "Themen", "accepted"),
    ]
    owned = {one.step for one in item.assignments}
    assert [step.text for index, step in enumerate(item.steps) if index not in owned] == [
        "Bestehende Ansätze prüfen",
        "Referent finden",
    ]
    assert [one.task for one in item.assignments if one.step is None] == ["Raum", "Catering", "Einladung"]


def test_somebody_asked_is_no_owner(record):
    item = card(record, "Gesundheit")
    assert parties(item) == [("person", "Frau Dr. Kunstmann", None, "asked")]
    assert [step.text for step in item.steps] == [
        "Informieren, was es zu dem Thema schon gibt",
        "Partner finden, die mitarbeiten",
        "Gesundheitswoche",
        "Der 10. Teil",
        "Landfrauen/Krankenkassen einbeziehen",
        "Ideen der verschiedenen Institutionen aufgreifen",
        "Thema vertiefen im Bündnis",
    ]


def test_two_bodies_present_together(record):
    item = card(record, "Werbung und Vermittlung von Erziehungslotsen / Familienpaten")
    assert [(one.party.name, one.task, one.due.text) for one in item.assignments] == [
        ("Frau Exempel", "Vorstellung morgen in der Kitaleitungskonferenz", "morgen"),
        ("EFB", "Vorstellung bei den Erziehungslotsen", "nächsten Treffen"),
        ("KFB", "Vorstellung bei den Erziehungslotsen", "nächsten Treffen"),
    ]
    assert item.assignments[0].due.earliest == date(2009, 10, 1)


def test_follow_ups_are_split_at_their_dates(record):
    found = [
        [(one.purpose, one.when and one.when.text, one.when and one.when.earliest) for one in item.follow_ups]
        for item in record.action_items
    ]
    assert found == [
        [("Bündnissitzung", "20.10", date(2009, 10, 20)), ("1. Gruppensitzung", "Jan 2010", date(2010, 1, 1))],
        [("Präventionsratssitzung", "10.11.", date(2009, 11, 10))],
        [("Ergebnisaustausch an die städtische Kitafachberatung und Werbung.", None, None)],
        [("Planung", "03/2010", date(2010, 3, 1)), ("Umsetzung", "ca. 10/2010", date(2010, 10, 1))],
        [(None, "Nächste Bündnissitzung", None)],
    ]
    anchored = card(record, "Gesundheit").follow_ups[0]
    assert (anchored.when.precision, anchored.meeting, anchored.meeting_of) == ("anchor", "Bündnissitzung", "plenum")


def test_duties_by_body_and_the_open_question(record):
    counted = Counter((duty.body, duty.kind) for duty in record.duties if not duty.open_question)
    assert counted == {
        ("Koordinierungsgruppe", "coordination_group"): 10,
        ("Plenum", "plenum"): 11,
        ("Projektgruppen (Externe) Gruppen", "project_group"): 10,
    }
    assert [duty.text for duty in record.duties if duty.open_question] == ["Rotierend?"]


def test_years_are_not_guessed_and_nothing_vanishes(record):
    guesses = [notice.text for notice in record.warnings if notice.code == "year_not_written"]
    assert guesses == ["15. Mai", "6. November"]
    assert [one.line for one in record.unplaced] == list(range(9, 23))
    assert record.unplaced[0].text == "Menschen treffen, kurzer Suenstweg, Institution positionieren"

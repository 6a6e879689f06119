"""What the grammar of dates understands, as tables."""

from datetime import date

import pytest

from backend.core.dates import (
    meeting_phrase,
    parse,
    sort_key,
    year_options,
)

WORKSHOP = date(2009, 9, 30)


def days(earliest: str | None, latest: str | None = None) -> tuple[date | None, date | None]:
    if earliest is None:
        return None, None
    return date.fromisoformat(earliest), date.fromisoformat(latest or earliest)


@pytest.mark.parametrize(
    ("text", "precision", "bounds", "edtf"),
    [
        ("13.10.2010", "day", days("2010-10-13"), "2010-10-13"),
        ("30.09.09", "day", days("2009-09-30"), "2009-09-30"),
        ("2010-10-13", "day", days("2010-10-13"), "2010-10-13"),
        ("13/10/2010", "day", days("2010-10-13"), "2010-10-13"),
        ("10/13/2010", "day", days("2010-10-13"), "2010-10-13"),
        ("October 13, 2010", "day", days("2010-10-13"), "2010-10-13"),
        ("13 October 2010", "day", days("2010-10-13"), "2010-10-13"),
        ("Di., 13. Okt. 2010", "day", days("2010-10-13"), "2010-10-13"),
        ("1. Mai 26", "day", days("2026-05-01"), "2026-05-01"),
        ("Jan 2010", "month", days("2010-01-01", "2010-01-31"), "2010-01"),
        ("1. Gruppensitzung Jan 2010", "month", days("2010-01-01", "2010-01-31"), "2010-01"),
        ("Sept. 2011", "month", days("2011-09-01", "2011-09-30"), "2011-09"),
        ("03/2010", "month", days("2010-03-01", "2010-03-31"), "2010-03"),
        ("03/2010 Planung", "month", days("2010-03-01", "2010-03-31"), "2010-03"),
        ("Mai '27", "month", days("2027-05-01", "2027-05-31"), "2027-05"),
        ("2010", "year", days("2010-01-01", "2010-12-31"), "2010"),
        ("2013 bis 2014", "range", days("2013-01-01", "2014-12-31"), "2013/2014"),
        ("Zeitraum 2013 bis 2014", "range", days("2013-01-01", "2014-12-31"), "2013/2014"),
        ("2013/14", "range", days("2013-01-01", "2014-12-31"), "2013/2014"),
        ("KW 12/2027", "week", days("2027-03-22", "2027-03-28"), None),
        ("12. KW 2027", "week", days("2027-03-22", "2027-03-28"), None),
        ("2027-W12", "week", days("2027-03-22", "2027-03-28"), None),
        ("Q2 2027", "quarter", days("2027-04-01", "2027-06-30"), "2027-04/2027-06"),
        ("second quarter of 2027", "quarter", days("2027-04-01", "2027-06-30"), "2027-04/2027-06"),
        ("II. Quartal 2027", "quarter", days("2027-04-01", "2027-06-30"), "2027-04/2027-06"),
        ("1. Halbjahr 2027", "half_year", days("2027-01-01", "2027-06-30"), "2027-01/2027-06"),
        ("H2 2027", "half_year", days("2027-07-01", "2027-12-31"), "2027-07/2027-12"),
        ("2. Hj. 2027", "half_year", days("2027-07-01", "2027-12-31"), "2027-07/2027-12"),
        ("Frühjahr 2027", "season", days("2027-03-01", "2027-05-31"), "2027-21"),
        ("Winter 2026/27", "season", days("2026-12-01", "2027-02-28"), "2026-24"),
        ("22.06.-28.06.2027", "range", days("2027-06-22", "2027-06-28"), "2027-06-22/2027-06-28"),
        ("22. bis 28.6.2027", "range", days("2027-06-22", "2027-06-28"), "2027-06-22/2027-06-28"),
        ("3. und 4. Mai 2027", "range", days("2027-05-03", "2027-05-04"), "2027-05-03/2027-05-04"),
        ("3./4. Mai 2027", "range", days("2027-05-03", "2027-05-04"), "2027-05-03/2027-05-04"),
        ("3./4.5.2027", "range", days("2027-05-03", "2027-05-04"), "2027-05-03/2027-05-04"),
        ("June 3-5, 2027", "range", days("2027-06-03", "2027-06-05"), "2027-06-03/2027-06-05"),
        ("Mai/Juni 2027", "range", days("2027-05-01", "2027-06-30"), "2027-05/2027-06"),
        ("May to autumn 2027", "range", days("2027-05-01", "2027-11-30"), "2027-05/2027-23"),
    ],
)
def test_written_years_are_taken_as_written(text, precision, bounds, edtf):
    fuzzy = parse(text, WORKSHOP)
    assert fuzzy.text == text
    assert fuzzy.precision == precision
    assert (fuzzy.earliest, fuzzy.latest) == bounds
    assert fuzzy.edtf == edtf
    assert not fuzzy.year_inferred


@pytest.mark.parametrize(
    ("text", "precision", "bounds"),
    [
        ("20.10.", "day", days("2009-10-20")),
        ("20.10", "day", days("2009-10-20")),
        ("Bündnissitzung 20.10", "day", days("2009-10-20")),
        ("Präventionsratssitzung 10.11.", "day", days("2009-11-10")),
        ("30.9.", "day", days("2009-09-30")),
        ("29.02.", "day", days("2012-02-29")),
        ("am 15. Mai", "day", days("2010-05-15")),
        ("Mitte Juni", "month", days("2010-06-11", "2010-06-20")),
        ("in May", "month", days("2010-05-01", "2010-05-31")),
        ("KW 12", "week", days("2010-03-22", "2010-03-28")),
        ("week 12", "week", days("2010-03-22", "2010-03-28")),
        ("2. Quartal", "quarter", days("2010-04-01", "2010-06-30")),
        ("Ende 2. Quartal", "quarter", days("2010-06-01", "2010-06-30")),
        ("Herbst", "season", days("2009-09-01", "2009-11-30")),
        ("22.–28. Juni", "range", days("2010-06-22", "2010-06-28")),
        ("30.12. – 3.1.", "range", days("2009-12-30", "2010-01-03")),
        ("20.10. oder 27.10.", "range", days("2009-10-20", "2009-10-27")),
        ("25.9. bis 5.10.", "range", days("2009-09-25", "2009-10-05")),
    ],
)
def test_a_missing_year_is_the_next_one_and_marked(text, precision, bounds):
    fuzzy = parse(text, WORKSHOP)
    assert (fuzzy.precision, fuzzy.earliest, fuzzy.latest) == (precision, *bounds)
    assert fuzzy.year_inferred


@pytest.mark.parametrize(
    ("text", "reference", "precision"),
    [
        ("20.10.", None, "day"),
        ("Herbst", None, "season"),
        ("Mitte Juni", None, "month"),
        ("heute", None, "day"),
        ("15. Mai", WORKSHOP, "day"),
        ("6. November", WORKSHOP, "day"),
        ("May 15", WORKSHOP, "day"),
        ("15.09.", WORKSHOP, "day"),
        ("Treffen 30.8.", WORKSHOP, "day"),
        ("22.–28. September", WORKSHOP, "range"),
    ],
)
def test_a_year_that_would_be_a_guess_waits_for_a_person(text, reference, precision):
    fuzzy = parse(text, reference)
    assert (fuzzy.precision, fuzzy.edtf) == (precision, None), "level 1 cannot say a day without its year"
    assert (fuzzy.earliest, fuzzy.latest, fuzzy.year_inferred) == (None, None, False)


@pytest.mark.parametrize(
    ("text", "precision", "bounds"),
    [
        ("in 1-2 Jahren", "range", days("2010-09-30", "2011-09-30")),
        ("in 3 Wochen", "week", days("2009-10-19", "2009-10-25")),
        ("in two weeks", "week", days("2009-10-12", "2009-10-18")),
        ("heute", "day", days("2009-09-30")),
        ("heute Morgen", "day", days("2009-09-30")),
        ("morgen in der Konferenz", "day", days("2009-10-01")),
        ("nächste Woche", "week", days("2009-10-05", "2009-10-11")),
        ("nächsten Dienstag", "day", days("2009-10-06")),
        ("next year", "year", days("2010-01-01", "2010-12-31")),
        ("Ende des Jahres", "year", days("2009-09-01", "2009-12-31")),
        ("innerhalb von 6 Monaten", "range", days("2009-09-30", "2010-03-30")),
    ],
)
def test_relative_dates_count_from_the_reference(text, precision, bounds):
    fuzzy = parse(text, WORKSHOP)
    assert (fuzzy.precision, fuzzy.earliest, fuzzy.latest) == (precision, *bounds)


@pytest.mark.parametrize(
    "text",
    ["", "????", "bald", "31.02.", "31.02.2027", "45/2010", "19.30 Uhr", "TOP 3.2", "3.5 Mio",
     "Jan Muster", "we may meet", "am Morgen", "Freitag nach den Ferien", "4711", "1.000", "KW 60",
     "Haushalt 2010,50", "2012 bis 2010"],
)  # fmt: skip
def test_what_is_no_date_stays_unknown(text):
    fuzzy = parse(text, WORKSHOP)
    assert fuzzy.model_dump(exclude={"text"}) == {
        "edtf": None,
        "earliest": None,
        "latest": None,
        "precision": "unknown",
        "approximate": False,
        "year_inferred": False,
        "anchor": None,
    }
    assert fuzzy.text == text


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("ca. 10/2010", "2010-10~"),
        ("ca. 10/2010 Umsetzung", "2010-10~"),
        ("etwa Herbst 2027", "2027-23~"),
        ("around 2027", "2027~"),
        ("20.10.2027?", "2027-10-20~"),
        ("Anfang Oktober 2027", "2027-10-01~/2027-10-10~"),
        ("Ende Oktober 2027", "2027-10-21~/2027-10-31~"),
        ("mid-June 2027", "2027-06-11~/2027-06-20~"),
        ("Jahresende 2027", "2027-09-01~/2027-12-31~"),
    ],
)
def test_approximate_dates(text, edtf):
    fuzzy = parse(text, WORKSHOP)
    assert fuzzy.approximate
    assert fuzzy.edtf == edtf


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("nächste Bündnissitzung", "Bündnissitzung"),
        ("Nächste Bündnissitzung", "Bündnissitzung"),
        ("beim nächsten Treffen", "Treffen"),
        ("next plenary", "plenary"),
        ("at the next alliance meeting", "alliance meeting"),
    ],
)
def test_the_next_meeting_is_an_anchor(text, phrase):
    fuzzy = parse(text, WORKSHOP)
    assert (fuzzy.precision, fuzzy.earliest, fuzzy.latest) == ("anchor", None, None)
    assert meeting_phrase(text) == phrase


def test_no_meeting_no_phrase():
    assert meeting_phrase("nächste Schritte am 20.10.") is None
    assert parse("nächste Bündnissitzung 20.10.", WORKSHOP).earliest == date(2009, 10, 20)


def test_two_years_to_choose_from():
    def options(text):
        return year_options(parse(text, WORKSHOP), WORKSHOP)

    assert options("15. Mai") == [date(2010, 5, 15), date(2011, 5, 15)]
    assert options("6. November") == [date(2009, 11, 6), date(2010, 11, 6)]
    assert options("15.09.") == [date(2009, 9, 15), date(2010, 9, 15)]
    assert options("29.02.") == [date(2012, 2, 29), date(2016, 2, 29)]
    assert year_options(parse("13.10.2010", WORKSHOP), WORKSHOP) == []
    assert year_options(parse("????", WORKSHOP), WORKSHOP) == []


def test_order_is_earliest_then_latest_then_no_date():
    written = ["????", "2010", "Jan 2010", "1.1.2010", "Sept. 2009"]
    ordered = sorted((parse(text, WORKSHOP) for text in written), key=sort_key)
    assert [fuzzy.text for fuzzy in ordered] == [
        "Sept. 2009",
        "1.1.2010",
        "Jan 2010",
        "2010",
        "????",
    ]

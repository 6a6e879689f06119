"""Dates as clients send them: texts, EDTF, and what a person confirmed."""

from datetime import date
from uuid import UUID

import pytest

from backend.core.dates import FuzzyDateObject, NextMeeting, parse, understand

WORKSHOP = date(2009, 9, 30)


def test_edtf_is_understood():
    fuzzy = understand(FuzzyDateObject(text="im Mai", edtf="2027-05"), WORKSHOP)
    assert fuzzy.text == "im Mai"
    assert (fuzzy.earliest, fuzzy.latest) == (date(2027, 5, 1), date(2027, 5, 31))
    assert fuzzy.precision == "month"
    quarter = understand(FuzzyDateObject(edtf="2027-34"), None)
    assert (quarter.precision, quarter.earliest) == ("quarter", date(2027, 4, 1))
    still_open = understand(FuzzyDateObject(edtf="2027-05-01/.."), None)
    assert (still_open.earliest, still_open.latest) == (date(2027, 5, 1), None)


def test_what_a_person_confirmed_wins():
    confirmed = FuzzyDateObject(text="15. Mai", earliest="2010-05-15", latest="2010-05-15")
    fuzzy = understand(confirmed, WORKSHOP)
    assert (fuzzy.text, fuzzy.edtf, fuzzy.precision) == ("15. Mai", "2010-05-15", "day")
    assert understand(FuzzyDateObject(text="20.10."), WORKSHOP) == parse("20.10.", WORKSHOP)
    group = UUID(int=7)
    anchored = understand(FuzzyDateObject(text="nächste Sitzung", anchor=NextMeeting(group_id=group)), None)
    assert (anchored.precision, anchored.anchor) == ("anchor", NextMeeting(group_id=group))


@pytest.mark.parametrize(
    "given",
    [
        {"edtf": "2027-05", "earliest": "2027-06-01", "latest": "2027-06-30"},
        {"edtf": "some day"},
        {"precision": "day", "earliest": "2027-06-01", "latest": "2027-06-30"},
    ],
)
def test_contradictions_are_refused(given):
    with pytest.raises(ValueError, match=r"contradicted|not_edtf|not_one_day"):
        understand(FuzzyDateObject.model_validate(given), WORKSHOP)


def test_reversed_bounds_are_refused():
    with pytest.raises(ValueError, match="dates_reversed"):
        FuzzyDateObject.model_validate({"earliest": "2027-06-02", "latest": "2027-06-01"})


@pytest.mark.parametrize("member", ["approximate", "year_inferred"])
def test_a_number_is_no_yes_or_no(member):
    with pytest.raises(ValueError, match=member):
        FuzzyDateObject.model_validate({"text": "2027", member: 1})

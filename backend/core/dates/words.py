"""The words dates are written in, German and English, as data.

Every table maps a lower-case word to what it stands for. Inflected forms are
listed rather than guessed, so that adding a language means adding rows here.
"""

from typing import Final

MONTHS: Final[dict[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "januar january jänner",
            "februar february feber",
            "märz maerz march",
            "april",
            "mai may",
            "juni june",
            "juli july",
            "august",
            "september",
            "oktober october",
            "november",
            "dezember december",
        ),
        start=1,
    )
    for word in words.split()
}

MONTH_ABBREVIATIONS: Final[dict[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "jan jän",
            "feb febr",
            "mär mrz mar",
            "apr",
            "",
            "jun",
            "jul",
            "aug",
            "sep sept",
            "okt oct",
            "nov",
            "dez dec",
        ),
        start=1,
    )
    for word in words.split()
}

#: Forms that English writers put before the day ("October 13"); "Juni 13" is none of them.
MONTH_FIRST: Final = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)

#: Month names that are everyday words as well: only a month beside a number or a preposition.
EVERYDAY_MONTHS: Final = frozenset(("may", "march"))

#: EDTF season codes. Meteorological seasons: spring is 1 March to 31 May; winter
#: belongs to the year it begins in (1 December to the end of February).
SEASONS: Final[dict[str, int]] = {
    "frühjahr": 21,
    "frühling": 21,
    "fruehjahr": 21,
    "spring": 21,
    "sommer": 22,
    "summer": 22,
    "herbst": 23,
    "autumn": 23,
    "fall": 23,
    "winter": 24,
}
EVERYDAY_SEASONS: Final = frozenset(("fall", "spring"))

WEEKDAYS: Final[dict[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "montag monday",
            "dienstag tuesday",
            "mittwoch wednesday",
            "donnerstag thursday",
            "freitag friday",
            "samstag sonnabend saturday",
            "sonntag sunday",
        )
    )
    for word in words.split()
}
WEEKDAY_ABBREVIATIONS: Final = frozenset("mo di mi do fr sa so mon tue wed thu fri sat sun".split())

QUARTERS: Final = frozenset("quartal quartals quarter".split())
HALF_YEARS: Final = frozenset("halbjahr halbjahres hj halfyear semester half".split())
WEEKS: Final = frozenset("kw kalenderwoche woche week cw".split())
YEARS: Final = frozenset("jahr jahres jahre year".split())

ORDINALS: Final[dict[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "i erste erstes ersten first",
            "ii zweite zweites zweiten second",
            "iii dritte drittes dritten third",
            "iv vierte viertes vierten fourth",
        ),
        start=1,
    )
    for word in words.split()
}
ORDINAL_ENDINGS: Final = frozenset("st nd rd th".split())

NUMERALS: Final[dict[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "einem einer ein one a",
            "zwei two",
            "drei three",
            "vier four",
            "fünf five",
            "sechs six",
            "sieben seven",
            "acht eight",
            "neun nine",
            "zehn ten",
            "elf eleven",
            "zwölf twelve",
        ),
        start=1,
    )
    for word in words.split()
}

#: Early, middle and late third of a period.
PARTS: Final[dict[str, int]] = {
    "anfang": 0,
    "beginn": 0,
    "early": 0,
    "beginning": 0,
    "mitte": 1,
    "mid": 1,
    "middle": 1,
    "ende": 2,
    "late": 2,
    "end": 2,
}
PART_COMPOUNDS: Final[dict[str, tuple[int, str]]] = {
    "jahresanfang": (0, "year"),
    "jahresbeginn": (0, "year"),
    "jahresmitte": (1, "year"),
    "jahresende": (2, "year"),
    "monatsanfang": (0, "month"),
    "monatsmitte": (1, "month"),
    "monatsende": (2, "month"),
}

APPROXIMATE: Final = frozenset(
    "ca circa zirka etwa ungefähr gegen um voraussichtlich vorauss about around approx "
    "approximately roughly probably".split()
)
UNTIL: Final = frozenset("bis to until till through".split())
EITHER: Final = frozenset("oder or".split())
TOGETHER: Final = frozenset("und u and".split())
ARTICLES: Final = frozenset("des der dem den im in of the zum am von vom".split())
PREPOSITIONS: Final = ARTICLES | frozenset("ab seit bis by from since until during".split())

ON_WEEKDAY: Final = frozenset("am bis on by".split())
AFTER_EVENT: Final = frozenset("vor nach before after".split())

DAY_OFFSETS: Final[dict[str, int]] = {
    "vorgestern": -2,
    "gestern": -1,
    "yesterday": -1,
    "heute": 0,
    "today": 0,
    "morgen": 1,
    "tomorrow": 1,
    "übermorgen": 2,
}
#: Before these words "Morgen" is the time of day, not the day after.
BEFORE_TIME_OF_DAY: Final = frozenset("am guten jeden heute gestern".split()) | frozenset(WEEKDAYS)

SPANS: Final[dict[str, str]] = {
    word: unit
    for unit, words in (
        ("day", "tag tage tagen day days"),
        ("week", "woche wochen week weeks"),
        ("month", "monat monate monaten monats month months"),
        ("year", "jahr jahre jahren jahres year years"),
    )
    for word in words.split()
}
NEXT: Final = frozenset(
    "nächste nächsten nächster nächstes nächstem naechste naechsten kommende kommenden kommender "
    "kommendes kommendem next upcoming coming".split()
)
THIS: Final = frozenset("diese diesen dieser dieses diesem this".split())
WITHIN: Final = frozenset("binnen innerhalb within".split())

#: What a meeting is called, alone or as the end of a compound ("Bündnissitzung").
MEETING_ENDINGS: Final = (
    "sitzung",
    "sitzungen",
    "treffen",
    "treffens",
    "versammlung",
    "konferenz",
    "besprechung",
    "plenum",
    "plenums",
    "plenary",
    "meeting",
    "session",
    "conference",
    "assembly",
    "runde",
    "workshop",
    "workshops",
    "tisch",
    "termin",
)
MEETING_WORDS: Final = frozenset(("mal", "time"))

#: A number after or before one of these is no date ("TOP 3.2", "19.30 Uhr", "3.5 Mio").
NOT_A_DATE_AFTER: Final = frozenset(
    "top nr nummer punkt kapitel ziffer absatz abs version seite raum zimmer no item page room "
    "frau herr herrn dr mr mrs ms".split()
)
NOT_A_DATE_BEFORE: Final = frozenset(
    "uhr h mio millionen mrd prozent euro eur std stunden km m percent million hours pm".split()
)
#: Every word that a date can begin with. Numbers aside, nothing else is looked at.
BEGINNINGS: Final = frozenset(
    word
    for group in (
        MONTHS, MONTH_ABBREVIATIONS, SEASONS, WEEKDAYS, WEEKDAY_ABBREVIATIONS, WEEKS, YEARS, ORDINALS, PARTS,
        PART_COMPOUNDS, APPROXIMATE, DAY_OFFSETS, NEXT, THIS, WITHIN, ("in", "q", "h", "calendar"),
    )
    for word in group
)  # fmt: skip
RECURRING: Final = frozenset("jede jeden jeder jedes every each".split())

"""Times of day within the words of a date."""

from datetime import time

import pytest

from backend.core.dates.times import times_of


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("20.10.2026, 18:30 Uhr", (time(18, 30), None)),
        ("20.10.2026 um 18 Uhr", (time(18), None)),
        ("Di, 20.10.2026, 19.30 Uhr", (time(19, 30), None)),
        ("20.10.2026, 17–19 Uhr", (time(17), time(19))),
        ("20.10.2026, 17.30 bis 19 Uhr", (time(17, 30), time(19))),
        ("20.10.2026 17:00-19:15", (time(17), time(19, 15))),
        ("20 October 2026, 6 pm", (time(18), None)),
        ("20 October 2026, 12:15 a.m.", (time(0, 15), None)),
        ("20.10.2026", None),
        ("2026-10-20", None),
        ("KW 12 2027", None),
        ("20.10.2026, 25 Uhr", None),
    ],
)
def test_a_time_is_read_where_one_is_written(written: str, found: tuple[time, time | None] | None) -> None:
    assert times_of(written) == found

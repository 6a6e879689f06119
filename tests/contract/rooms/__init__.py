"""Rooms that bring their own entries for the tests that enumerate all routes, so that no table grows without end.

Each has `COLLECTIONS`, `SINGULARS` (where an `s` at the end is not the plural), `BODIES`, `ADDRESSES` and `FRESH`
(records that need more than a body), as `bodies.py`, `addresses.py` and `worlds.py` explain them. A `fill(world, number)`
makes one more of each of its records for the test that counts statements.
"""

from tests.contract.rooms import (
    concepts,
    council,
    goals,
    processes,
    programmes,
    questionnaires,
    recommendations,
    workshops,
)

ROOMS = (concepts, council, goals, processes, programmes, questionnaires, recommendations, workshops)

"""A hall full of phones that write at once: each card hangs on the wall, once, and everybody hears of it."""

import asyncio

from benchmarks.hall import hall
from tests.fixtures.servers import StartServer


def test_sixty_phones_write_at_once_and_nobody_loses_a_card(start_server: StartServer) -> None:
    server = start_server()

    outcome = asyncio.run(hall(server.url, server.operator_token, phones=60, cards=2, seconds=2, streams=20))

    assert (outcome.sent, outcome.on_wall, outcome.distinct) == (120, 120, 120)
    assert len(outcome.to_wall) == 120
    assert outcome.streams == 20

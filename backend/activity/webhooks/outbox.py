"""Reads on: turns events that a webhook has not taken notice of into deliveries, and moves its position with them.

Both happen in one transaction, so that whoever dies in between leaves neither a gap nor a double.
"""

from functools import partial

from sqlmodel import Session

from backend.activity import queries as event_queries
from backend.activity.webhooks import queries
from backend.activity.webhooks.deliveries import queries as delivery_queries
from backend.activity.webhooks.service import matches
from backend.core.db import Database
from backend.settings import Settings

EVENTS_AT_ONCE = 200


def run(database: Database, settings: Settings) -> int:
    """Read every webhook's streams to their ends; how many deliveries that made. A duty of the worker."""
    made = 0
    for webhook_id, stream_id in database.run(queries.behind):
        is_behind = True
        while is_behind:
            work = partial(_read_on, webhook_id=webhook_id, stream_id=stream_id)
            read, new = database.run(work, write=True)
            made += new
            is_behind = read == EVENTS_AT_ONCE
    return made


def _read_on(session: Session, webhook_id: str, stream_id: str) -> tuple[int, int]:
    """How many events were read, and how many of them are on their way now."""
    webhook = queries.webhook(session, webhook_id)
    position = queries.position_to_move(session, webhook_id, stream_id)
    if position is None:
        # Another worker has it, or it is an alliance that is new to a municipality: the next turn reads on.
        queries.add_position(session, webhook_id, stream_id)
        return 0, 0
    found = event_queries.after(session, stream_id, position.sequence, EVENTS_AT_ONCE)
    wanted = webhook.event_types
    passed = [event for event in found if wanted is None or any(matches(one, event.type) for one in wanted)]
    made = delivery_queries.enqueue(session, webhook_id, passed)
    if found:
        position.sequence = found[-1].sequence
    return len(found), made

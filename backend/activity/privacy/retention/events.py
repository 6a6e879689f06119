"""What can happen to the rules of retention."""

from backend.core import events

events.declare(
    retention_rule__changed="The period of a type of data was set, or its rule was held or let go on",
    retention_run__done="The rules of retention were carried out",
)

"""Who asks for addresses that never were has to wait, and so has who acts faster than a person does.

Counted in this process alone: with 178 bits in a link that is enough against guessing, and several processes only
multiply what one link can send.
"""

import time
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address, ip_network

WINDOW_SECONDS = 15 * 60
GUESSES_MOST = 30
ACTS_MOST = 60
IPV6_PREFIX = 64  # what one household or one rented machine has to itself


class Counter:
    """How often each one did something within the present quarter of an hour."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._window = 0
        self._counted: dict[str, int] = {}

    def is_spent(self, who: str) -> bool:
        """Whether they have to wait."""
        self._turn()
        return self._counted.get(who, 0) >= self._most

    def note(self, who: str) -> None:
        """Count once more."""
        self._turn()
        self._counted[who] = self._counted.get(who, 0) + 1

    def _turn(self) -> None:
        window = int(time.monotonic()) // WINDOW_SECONDS
        if window != self._window:
            self._window, self._counted = window, {}


@dataclass
class Limits:
    """The counters of one application: wrong links by network, acts by link."""

    guesses: Counter = field(default_factory=lambda: Counter(GUESSES_MOST))
    acts: Counter = field(default_factory=lambda: Counter(ACTS_MOST))


def network_of(host: str) -> str:
    """What counts as one caller: an IPv4 address, or the network of an IPv6 one."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address, IPV6_PREFIX), strict=False))
    return str(address)

"""How much one phone may send, and how often one network may guess codes. Counted in this process alone.

A hall shares one address: what is counted there are wrong codes and who joins anew, as many in a minute as walk
through its doors; who takes part already is not asked.
"""

import time
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address, ip_network

IPV6_PREFIX = 64  # what one household or one rented machine has to itself


class Allowance:
    """So many in a window of seconds, for each one who asks."""

    def __init__(self, most: int, seconds: int) -> None:
        self._most = most
        self._seconds = seconds
        self._window = 0
        self._used: dict[str, int] = {}

    def is_spent(self, who: str, count: int = 0) -> bool:
        """Whether `count` more would be too many, or nothing is left."""
        self._turn()
        used = self._used.get(who, 0)
        return used >= self._most or used + count > self._most

    def take(self, who: str, count: int = 1) -> None:
        """Count so many more."""
        self._turn()
        self._used[who] = self._used.get(who, 0) + count

    def _turn(self) -> None:
        window = int(time.monotonic()) // self._seconds
        if window != self._window:
            self._window, self._used = window, {}


@dataclass
class Allowances:
    """Wrong codes and new participants by network, cards and other sendings by participant."""

    guesses: Allowance = field(default_factory=lambda: Allowance(200, 15 * 60))
    joins: Allowance = field(default_factory=lambda: Allowance(300, 60))
    cards: Allowance = field(default_factory=lambda: Allowance(60, 60))
    sendings: Allowance = field(default_factory=lambda: Allowance(120, 60))


def network_of(host: str) -> str:
    """What counts as one caller: an IPv4 address, or the network of an IPv6 one."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address, IPV6_PREFIX), strict=False))
    return str(address)

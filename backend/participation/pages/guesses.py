"""Guessing links has to be slow: who asks for addresses that never were has to wait.

Counted in this process alone, by network address; with 178 bits in a link that is enough.
"""

import time
from ipaddress import IPv6Address, ip_address, ip_network

WINDOW_SECONDS = 15 * 60
MOST = 30
IPV6_PREFIX = 64  # what one household or one rented machine has to itself


class Guesses:
    """How many addresses each network has made up within the present quarter of an hour."""

    def __init__(self) -> None:
        self._window = 0
        self._made: dict[str, int] = {}

    def are_too_many(self, host: str) -> bool:
        """Whether this network has to wait."""
        self._turn()
        return self._made.get(_network(host), 0) >= MOST

    def note(self, host: str) -> None:
        """Count an address that never was."""
        self._turn()
        network = _network(host)
        self._made[network] = self._made.get(network, 0) + 1

    def _turn(self) -> None:
        window = int(time.monotonic()) // WINDOW_SECONDS
        if window != self._window:
            self._window, self._made = window, {}


def _network(host: str) -> str:
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address, IPV6_PREFIX), strict=False))
    return str(address)

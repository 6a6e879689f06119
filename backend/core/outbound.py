"""Requests to addresses that somebody else chose: receivers of webhooks, identity providers.

Such an address could point at a machine that only we can reach. So names are resolved here, once, every address that
comes out is checked, and the connection goes to the checked address itself; the name stays in the `Host` header and in
TLS. Redirects and proxies from the environment are not followed. One deadline covers a whole request, so that a peer
that sends one byte now and then holds nobody for longer.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network

#: What Python's tables of special addresses leave open, or what leads to an address of the old protocol.
CLOSED = [
    ipaddress.ip_network(network)
    for network in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "168.63.129.16/32",  # a large cloud's own services, at a public address
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
    )
]
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class AddressNotAllowed(Exception):
    """The operator has not opened this address. `reason`: a key of the catalogues, `error.address_…`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Allowed:
    """What the operator opens besides the public network: names (`*.stadt.example` too) and networks (CIDR)."""

    names: frozenset[str] = frozenset()
    networks: tuple[IPNetwork, ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Allowed":
        """Entries separated by commas. An entry that is no network is a name."""
        names, networks = set(), []
        for entry in filter(None, (part.strip().lower() for part in text.split(","))):
            try:
                networks.append(ipaddress.ip_network(entry, strict=False))
            except ValueError:
                names.add(entry.rstrip("."))
        return cls(frozenset(names), tuple(networks))

    def names_host(self, host: str) -> bool:
        """Whether the host is opened by its name."""
        host = host.lower().rstrip(".")
        parents = {f"*{host[place:]}" for place, character in enumerate(host) if character == "."}
        return bool(({host} | parents) & self.names)

    def holds(self, address: IPAddress) -> bool:
        """Whether the address is in a network that is opened."""
        return any(address.version == network.version and address in network for network in self.networks)


def is_public(address: IPAddress) -> bool:
    """Whether the whole internet can reach this address (IANA's special-purpose registries, RFC 6890)."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if address in NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    closed = any(address.version == network.version and address in network for network in CLOSED)
    return address.is_global and not (address.is_multicast or address.is_reserved or closed)


def check_url(url: str, allowed: Allowed) -> None:
    """Raise `AddressNotAllowed` for what can be told without asking the network; the rest is told when connecting."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as failure:
        raise AddressNotAllowed("address_malformed") from failure
    if not host or parts.scheme not in ("http", "https") or port == 0 or "@" in parts.netloc or parts.fragment:
        raise AddressNotAllowed("address_malformed")
    try:
        httpx.URL(url)
    except httpx.InvalidURL as failure:
        raise AddressNotAllowed("address_malformed") from failure
    try:
        literal = ipaddress.ip_address(host)
    except ValueError:
        if host.lower().rstrip(".") == "localhost" and not (allowed.names_host(host) or allowed.networks):
            raise AddressNotAllowed("address_not_public") from None
        # A name may lead into an opened network: without encryption only then, which shows when connecting.
        if parts.scheme == "http" and not (allowed.names_host(host) or allowed.networks):
            raise AddressNotAllowed("address_not_encrypted") from None
        return
    _check(host, literal, allowed, plain=parts.scheme == "http")


def _check(host: str, address: IPAddress, allowed: Allowed, *, plain: bool) -> None:
    if allowed.names_host(host) or allowed.holds(address):
        return
    if not is_public(address):
        raise AddressNotAllowed("address_not_public")
    if plain:
        raise AddressNotAllowed("address_not_encrypted")


def resolve(host: str, port: int, allowed: Allowed, *, plain: bool = False) -> list[str]:
    """The addresses behind a name, all of them checked. Raises `AddressNotAllowed` if one may not be asked."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as failure:
        raise httpcore.ConnectError("name not found") from failure
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        _check(host, ipaddress.ip_address(address.partition("%")[0]), allowed, plain=plain)
    return addresses


class _Timed(httpcore.NetworkStream):
    """A connection that ends at a moment, whatever comes."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline))
        return _Timed(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time for this request is over")
    return left


class _Guard(httpcore.NetworkBackend):
    """Connects to checked addresses only."""

    def __init__(self, allowed: Allowed, seconds: float, *, plain: bool) -> None:
        self._allowed = allowed
        self._seconds = seconds
        self._plain = plain
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        deadline = time.monotonic() + self._seconds
        failure: Exception = httpcore.ConnectError("no address")
        for address in resolve(host, port, self._allowed, plain=self._plain):
            try:
                stream = self._sockets.connect_tcp(address, port, _left(deadline), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as caught:
                failure = caught
            else:
                return _Timed(stream, deadline)
        raise failure


class _GuardedTransport(httpx.HTTPTransport):
    def __init__(self, allowed: Allowed, seconds: float, *, plain: bool) -> None:
        super().__init__(trust_env=True)  # of the environment it takes the certificates to trust, nothing else
        # httpx has no argument for the network below it. No connection is kept: each has its own deadline.
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_keepalive_connections=0,
            network_backend=_Guard(allowed, seconds, plain=plain),
        )


def client(allowed: Allowed, seconds: float = 15.0) -> httpx.Client:
    """A client for foreign addresses; each request has `seconds` for all of it. Raises `AddressNotAllowed`.

    Unencrypted requests leave only for what the operator has opened. Keep the client: it holds certificates.
    """
    return httpx.Client(
        mounts={
            "https://": _GuardedTransport(allowed, seconds, plain=False),
            "http://": _GuardedTransport(allowed, seconds, plain=True),
        },
        timeout=seconds,
        trust_env=False,
        follow_redirects=False,
    )

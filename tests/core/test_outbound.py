"""Requests to foreign addresses: what they may reach, checked where the connection is made."""

import http.server
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any

import httpx
import pytest

from backend.core import outbound
from backend.core.outbound import AddressNotAllowed, Allowed

NOBODY = Allowed()
LOCAL = Allowed.parse("127.0.0.0/8")

CLOSED = """
0.0.0.0 10.1.2.3 100.64.0.1 100.100.100.200 127.0.0.1 127.8.8.8 168.63.129.16 169.254.169.254 172.16.0.1 192.0.0.192
192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 240.0.0.1 255.255.255.255
:: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::a00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 100::1 2001::1
2001:db8::1 2002:7f00:1::1 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fec0::1 ff02::1
""".split()


@pytest.mark.parametrize("address", CLOSED)
def test_no_special_address_is_public(address: str) -> None:
    assert not outbound.is_public(ip_address(address))


@pytest.mark.parametrize("address", ["9.9.9.9", "193.99.144.80", "2a02:2e0:3fe:1001:7777:772e:2:85", "::ffff:9.9.9.9"])
def test_the_public_network_is_open(address: str) -> None:
    assert outbound.is_public(ip_address(address))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.org/", "address_malformed"),
        ("https:///path", "address_malformed"),
        ("https://user:word@example.org/", "address_malformed"),
        ("https://example.org:99999/", "address_malformed"),
        ("https://example.org/#part", "address_malformed"),
        ("https://[::1/", "address_malformed"),
        ("http://example.org/", "address_not_encrypted"),
        ("http://9.9.9.9/", "address_not_encrypted"),
        ("https://127.0.0.1/", "address_not_public"),
        ("https://[::ffff:10.0.0.1]/", "address_not_public"),
        ("https://localhost/", "address_not_public"),
    ],
)
def test_what_an_address_gives_away_is_refused_at_once(url: str, reason: str) -> None:
    with pytest.raises(AddressNotAllowed) as refused:
        outbound.check_url(url, NOBODY)
    assert refused.value.reason == reason


def test_the_operator_opens_names_and_networks() -> None:
    allowed = Allowed.parse("ris.stadt.example, *.intern.example, 10.20.0.0/16, 192.168.7.7, fd12::/16")

    for url in ("http://ris.stadt.example/", "http://a.b.intern.example/", "http://10.20.3.4/", "https://[fd12::1]/"):
        outbound.check_url(url, allowed)
    for url in ("https://10.21.0.1/", "https://192.168.7.8/", "https://[fd13::1]/"):
        with pytest.raises(AddressNotAllowed):
            outbound.check_url(url, allowed)
    assert not allowed.names_host("intern.example")
    assert not allowed.names_host("ris.stadt.example.evil.example")


class Receiver(http.server.BaseHTTPRequestHandler):
    """Answers by the path; notes what it was asked."""

    seen: list[tuple[str, str]]

    def do_GET(self) -> None:
        self.seen.append((self.path, self.headers["Host"]))
        if self.path == "/redirect":
            self.send_response(302)
            self.send_header("Location", "/secret")
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        for _ in range(100 if self.path == "/drip" else 0):
            self.wfile.write(b".")
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, *_: Any) -> None:
        """Nothing to say."""


@contextmanager
def receiver() -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """The port of a real server on this machine, and what it was asked."""
    seen: list[tuple[str, str]] = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Here", (Receiver,), {"seen": seen}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server.server_address[1], seen
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]"])
def test_nothing_of_this_machine_is_reached(host: str) -> None:
    with receiver() as (port, seen), outbound.client(NOBODY, 2) as client:
        for scheme in ("http", "https"):
            with pytest.raises(AddressNotAllowed):
                client.get(f"{scheme}://{host}:{port}/")
        assert seen == []


def test_a_name_is_checked_by_what_it_leads_to_and_asked_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name server is the outside world: it says one address first and another one afterwards (DNS rebinding)."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    real = socket.getaddrinfo

    def name_server(host: Any, port: Any, *arguments: Any, **named: Any) -> Any:
        if host != "rebinding.example":
            return real(host, port, *arguments, **named)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in next(answers)]

    monkeypatch.setattr(socket, "getaddrinfo", name_server)
    with receiver() as (port, seen), outbound.client(LOCAL, 2) as client:
        assert client.get(f"http://rebinding.example:{port}/").status_code == 200
        with pytest.raises(AddressNotAllowed):
            client.get(f"http://rebinding.example:{port}/")
    assert seen == [("/", f"rebinding.example:{port}")], "the name stays in the header"


def test_a_name_with_one_closed_address_among_open_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in ("9.9.9.9", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)

    with pytest.raises(AddressNotAllowed):
        outbound.resolve("mixed.example", 443, NOBODY)


def test_a_redirect_is_an_answer_and_not_followed() -> None:
    with receiver() as (port, seen), outbound.client(LOCAL, 2) as client:
        assert client.get(f"http://127.0.0.1:{port}/redirect").status_code == 302
        assert [path for path, _ in seen] == ["/redirect"]


def test_an_answer_that_drips_is_cut_off() -> None:
    with receiver() as (port, _), outbound.client(LOCAL, 0.5) as client:
        begun = time.monotonic()
        with pytest.raises(httpx.TimeoutException):
            client.get(f"http://127.0.0.1:{port}/drip")
        assert time.monotonic() - begun < 3


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://192.0.2.1:3128")
    with receiver() as (port, _), outbound.client(LOCAL, 2) as client:
        assert client.get(f"http://127.0.0.1:{port}/").status_code == 200

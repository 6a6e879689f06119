"""Every check of `scim2-tester`, the protocol's own test suite, against the application."""

from scim2_tester import Status, check_server

from tests.access.provisioning.directories import Peer, directory
from tests.fixtures.alliances import AllianceInTest


def test_the_protocols_own_tests_are_content(alliance: AllianceInTest) -> None:
    # Its users have random addresses.
    peer = Peer(directory(alliance, mail_domains=["*"]).http)

    results = check_server(peer)

    failed = [f"{one.title}: {one.reason}" for one in results if one.status is Status.ERROR]
    assert not failed, "\n".join(failed)
    done = [one for one in results if one.status is Status.SUCCESS]
    assert len(done) > 40, [one.title for one in done]

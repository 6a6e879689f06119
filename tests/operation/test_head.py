"""HEAD on a real server: the headers of GET, and a connection that stays usable."""

from tests.fixtures.servers import Server

API = "/api/v1"


def test_head_is_get_without_its_body_on_the_same_connection(live_server: Server) -> None:
    with live_server.client() as client:
        read = client.get(f"{API}/municipalities")
        for _ in range(3):
            asked = client.head(f"{API}/municipalities")
            assert (asked.status_code, asked.content) == (200, b"")
            assert asked.headers["etag"] == read.headers["etag"]
            assert asked.headers["content-length"] == read.headers["content-length"]
        refused = client.put(f"{API}/municipalities")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD, POST")
    assert "unexpected failure" not in live_server.log.read_text(encoding="utf-8")

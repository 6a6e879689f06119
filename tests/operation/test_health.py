"""What monitoring asks: whether the process answers, whether the database does, and how much was done."""

from starlette.testclient import TestClient

from backend.main import create_app
from backend.settings import Settings
from tests.fixtures.servers import PUBLIC_URL


def test_a_running_installation_is_alive_and_ready(anonymous: TestClient) -> None:
    for path in ("/health/live", "/health/ready"):
        assert anonymous.get(path).json() == {"status": "ok"}


def test_without_a_schema_it_is_alive_and_not_ready(empty_database_url: str, settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"database_url": empty_database_url}))
    with TestClient(app, base_url=PUBLIC_URL) as http:
        assert http.get("/health/live").status_code == 200
        answer = http.get("/health/ready")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")


def test_measurements_are_for_this_machine_or_for_whoever_has_the_token(settings: Settings) -> None:
    closed = create_app(settings)
    for host, status in (("127.0.0.1", 200), ("192.0.2.1", 404)):
        with TestClient(closed, base_url=PUBLIC_URL, client=(host, 1)) as http:
            assert http.get("/metrics").status_code == status
    opened = create_app(settings.model_copy(update={"metrics_token": "geheim"}))
    with TestClient(opened, base_url=PUBLIC_URL, client=("127.0.0.1", 1)) as http:
        for header, status in ((b"Bearer geheim", 200), (b"Bearer falsch", 404), ("Bearer ü".encode(), 404)):
            assert http.get("/metrics", headers={"Authorization": header}).status_code == status
        assert http.get("/metrics").status_code == 404
        assert "buendniswerk_requests_total" in http.get("/metrics", headers={"Authorization": "Bearer geheim"}).text

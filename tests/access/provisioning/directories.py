"""The directory of a town hall, which calls by SCIM."""

from dataclasses import dataclass
from typing import Any

import httpx
from scim2_client.client import BaseSyncSCIMClient
from starlette.testclient import TestClient

from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.servers import PUBLIC_URL

USER = "urn:ietf:params:scim:schemas:core:2.0:User"
GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
SCIM = "/scim/v2"


@dataclass
class Directory:
    """Calls SCIM with a provisioning token of `provider`."""

    http: TestClient
    provider: dict[str, Any]

    def create_user(self, user_name: str = "a.beispiel@stadt.example", **values: Any) -> dict[str, Any]:
        """Somebody new."""
        return self.create("Users", schemas=[USER], userName=user_name, **values)

    def create_group(self, name: str, *members: str, **values: Any) -> dict[str, Any]:
        """A group of these users."""
        return self.create(
            "Groups", schemas=[GROUP], displayName=name, members=[{"value": key} for key in members], **values
        )

    def create(self, kind: str, **body: Any) -> dict[str, Any]:
        """Something new."""
        answer = self.http.post(f"{SCIM}/{kind}", json=body)
        assert answer.status_code == 201, answer.text
        made: dict[str, Any] = answer.json()
        assert answer.headers["location"] == made["meta"]["location"]
        return made

    def patch(self, path: str, *operations: dict[str, Any], headers: dict[str, str] | None = None) -> httpx.Response:
        """The answer to changing something."""
        body = {"schemas": [PATCH], "Operations": list(operations)}
        return self.http.patch(f"{SCIM}{path}", json=body, headers=headers)

    def get(self, path: str, **params: str) -> dict[str, Any]:
        """What stands at a path."""
        answer = self.http.get(f"{SCIM}{path}", params=params)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "application/scim+json"
        found: dict[str, Any] = answer.json()
        return found

    def refused(self, method: str, path: str, status: int, **given: Any) -> dict[str, Any]:
        """The error that answers a request."""
        answer = self.http.request(method, f"{SCIM}{path}", **given)
        assert answer.status_code == status, answer.text
        assert answer.headers["content-type"] == "application/scim+json"
        error: dict[str, Any] = answer.json()
        assert error["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:Error"]
        assert error["status"] == str(status)
        return error


def directory(alliance: AllianceInTest, **values: Any) -> Directory:
    """The directory behind a new identity provider."""
    body = {"name": "Rathaus", "issuer": "https://anmeldung.stadt.example", "client_id": "x", "client_secret": "y"}
    provider = alliance.operator.create("/identity-providers", **{**body, "mail_domains": ["stadt.example"], **values})
    return Directory(caller(alliance, provider["id"]), provider)


def caller(alliance: AllianceInTest, provider_id: str) -> TestClient:
    """Calls with a new token of the provider."""
    made = alliance.operator.create(f"/identity-providers/{provider_id}/provisioning-tokens", name="Verzeichnis")
    headers = {"Authorization": f"Bearer {made['token']}", "Content-Type": "application/scim+json"}
    return TestClient(alliance.app, base_url=PUBLIC_URL, headers=headers)


class Peer(BaseSyncSCIMClient):
    """The protocol's client library, talking to the application in this process."""

    def __init__(self, http: TestClient) -> None:
        super().__init__()
        self.http = http

    def request(self, method: str, url: str, **given: Any) -> httpx.Response:
        """Called by the library for every request."""
        return self.http.request(method, url if url.startswith("http") else SCIM + url, **given)

"""The people of the demo, and how they come in."""

from playwright.sync_api import Page

from tests.fixtures.alliances import API, Caller
from tests.fixtures.servers import Server

COORDINATION = "koordination@leben-mit-kindern.example"
MEMBER = "mitglied@leben-mit-kindern.example"
ALLIANCE = "/a/leben-mit-kindern"


def sign_in_link(server: Server, email: str) -> str:
    """A fresh one-time link that signs this account in."""
    with server.client() as client:
        caller = Caller(client)
        user = next(user for user in caller.items("/users", limit=200) if user["email"] == email)
        link: str = caller.create(f"/users/{user['id']}/sign-in-links")["sign_in_link"]
        return link


def sign_in(page: Page, server: Server, email: str) -> None:
    """Give the page's browser a session of this account, as the link does."""
    secret = sign_in_link(server, email).partition("#link=")[2]
    answer = page.context.request.post(
        f"{server.url}{API}/session", data={"link": secret}, headers={"Origin": server.url}
    )
    assert answer.status == 201, answer.text()

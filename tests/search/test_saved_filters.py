"""Saved filters: kept for oneself or shared, and told by mail what is new in them."""

from datetime import UTC, datetime
from typing import Any

from sqlmodel import select

from backend.access.permissions import Role
from backend.core.mail import Mail
from backend.search.saved_filters import telling
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.search.indexed import index


def member(alliance: AllianceInTest, role: Role = Role.member) -> Caller:
    """Somebody with an account in the alliance."""
    return alliance.caller(role, alliance.create("people", name="C. Probe")["id"])


def names(alliance: AllianceInTest, caller: Caller) -> list[str]:
    """The names of the views in somebody's list."""
    return [one["name"] for one in caller.items(f"{alliance.path}/saved-filters")]


def subscribe(caller: Caller, kept: Any, rhythm: str) -> Any:
    """The answer to subscribing."""
    answer = caller.http.post(f"{API}/saved-filters/{kept['id']}/subscription", json={"rhythm": rhythm})
    assert answer.status_code == 200, answer.text
    return answer.json()


def mails(alliance: AllianceInTest) -> list[tuple[str, str]]:
    """Subject and text of what subscribers were told."""
    with alliance.app.state.database.unit() as session:
        found = session.execute(select(Mail).filter_by(template="saved_filters").order_by(Mail.id)).scalars()
        return [(one.subject, one.text) for one in found]


def test_views_are_ones_own_until_they_are_shared(alliance: AllianceInTest, other_alliance: AllianceInTest) -> None:
    owner, other = member(alliance), member(alliance)
    kept = owner.create(f"{alliance.path}/saved-filters", name="Überfällig", page="board", query="alarm=overdue")
    path = f"/saved-filters/{kept['id']}"
    assert kept["path"] == "/a/leben-mit-kindern/board?alarm=overdue"
    assert (kept["is_own"], kept["subscription"], kept["can"]) == (True, "none", ["edit", "delete", "subscribe"])
    for stranger in (other, alliance.coordinator, other_alliance.coordinator):
        assert stranger.refused("GET", path)["status"] == 404
    assert names(alliance, other) == []

    owner.change(path, is_shared=True)
    assert names(alliance, other) == ["Überfällig"]
    assert other.get(path)["can"] == ["subscribe"]
    assert other.refused("PATCH", path, name="Meins")["status"] == 403
    assert other_alliance.coordinator.refused("GET", path)["status"] == 404
    assert alliance.coordinator.change(path, name="Zu spät")["name"] == "Zu spät"
    alliance.coordinator.remove(path)
    assert names(alliance, owner) == []


def test_guests_keep_views_for_themselves_and_readers_share(alliance: AllianceInTest) -> None:
    guest, reader = member(alliance, Role.guest), member(alliance, Role.reader)
    path = f"{alliance.path}/saved-filters"
    reader.create(path, name="Lesen", page="search", query="q=platz", is_shared=True)
    guest.create(path, name="Eigene", page="board")
    assert names(alliance, guest) == ["Eigene"]
    assert guest.refused("POST", path, name="Alle", page="board", is_shared=True)["status"] == 403
    # A token without an account has no list of its own.
    problem = alliance.coordinator.refused("POST", path, name="Niemandes", page="board")
    assert [one["pointer"] for one in problem["errors"]] == ["#/is_shared"]


def test_subscribers_are_told_in_the_morning_what_is_new(alliance: AllianceInTest, frozen_clock: Any) -> None:
    frozen_clock(datetime(2009, 10, 20, 12, tzinfo=UTC))
    database, settings = alliance.app.state.database, alliance.app.state.settings
    owner, other = member(alliance), member(alliance)
    path = f"{alliance.path}/saved-filters"
    alliance.create("action-items", title="Alter Spielplatz")
    index(alliance)
    words = owner.create(path, name="Plätze", page="search", query="q=pl%C3%A4tze&type=action_item", is_shared=True)
    stuck = owner.create(path, name="Ohne Verantwortliche", page="board", query="alarm=no_owner&alarm=overdue")
    shown = owner.create(path, name="Zahlen", page="dashboard")
    assert owner.refused("POST", f"/saved-filters/{shown['id']}/subscription", rhythm="daily")["status"] == 422
    assert subscribe(owner, words, "daily")["subscription"] == "daily"
    subscribe(owner, stuck, "daily")
    subscribe(other, words, "weekly")
    assert telling.run(database, settings) == 0

    alliance.create("action-items", title="Neuer Platz am Bach")
    index(alliance)
    assert telling.run(database, settings) == 0
    frozen_clock(datetime(2009, 10, 21, 6, tzinfo=UTC))
    assert telling.run(database, settings) == 1
    assert telling.run(database, settings) == 0
    [(subject, said)] = mails(alliance)
    assert subject == "2 neue Treffer in Ihren Ansichten"
    assert said.count("Neuer Platz am Bach (LMK-2)") == 2
    assert "Alter Spielplatz" not in said
    assert "http://testserver/a/leben-mit-kindern/search?q=pl%C3%A4tze&type=action_item" in said

    subscribe(owner, words, "none")
    frozen_clock(datetime(2009, 10, 26, 7, tzinfo=UTC))
    assert telling.run(database, settings) == 1
    assert mails(alliance)[-1][0] == "1 neuer Treffer in „Plätze“"

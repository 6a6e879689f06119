"""A world with every kind of record: what the tests that enumerate all routes call them on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from backend.access.models import User, UserSession
from backend.access.permissions import Role
from backend.access.secrets import SESSION, hash_secret, new_secret
from backend.access.sign_in import links
from backend.access.single_sign_on.models import Identity
from backend.alliances.invitations.models import Invitation
from backend.core.clock import now
from tests.access.browsers import signed_in
from tests.access.mailboxes import last_mail, link_in
from tests.contract.addresses import ADDRESSES, FORMS, QUERIES
from tests.contract.bodies import BODIES, COLLECTIONS, Body, number
from tests.contract.operations import Declared
from tests.contract.rooms import ROOMS
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.fixtures.mail import queued

#: A picture of one point (PNG, Base64).
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


@dataclass
class World:
    """One alliance with one record of each kind; `caller` is an operator who is signed in as a person."""

    alliance: AllianceInTest
    ids: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.caller = self.operator()
        self.ids["alliances"] = self.alliance.id
        self.caller.change(self.alliance.path, has_public_page=True)
        self.ids["municipalities"] = self.caller.get(self.alliance.path)["municipality_id"]

    def operator(self) -> Caller:
        """Somebody new who may do everything, with a session."""
        body = {"email": f"{number()}@stadt.example", "name": "A. Beispiel", "is_operator": True}
        return signed_in(self.alliance.app, self.alliance.operator.create("/users", **body)["sign_in_link"])

    def id_of(self, kind: str) -> str:
        """The id of the world's record of this kind, made when first needed."""
        if kind not in self.ids:
            self.ids[kind] = self.fresh(kind)["id"]
        return self.ids[kind]

    def fresh(self, kind: str) -> Any:
        """A new record of this kind."""
        if kind == "sessions":
            return {"id": self._session_besides()}
        if kind == "identities":
            return {"id": self._identity()}
        if kind == "contact-details":
            return {"id": self._self()}
        if kind == "retention-rules":
            return self.caller.get("/retention-rules")["items"][0]
        if kind == "retention-runs":
            return self.caller.create("/retention-runs")
        if kind == "imports":
            address = f"{API}/alliances/{self.id_of('alliances')}/imports"
            return self.caller.http.post(address, files=FORMS["import_document"](self)).json()
        if kind == "documents":
            address = f"{API}/action-items/{self.id_of('action-items')}/documents"
            return self.caller.http.post(address, files=FORMS["create_document"](self)).json()
        if kind == "minutes-versions":
            return self.caller.create(f"/meetings/{self.held()}/minutes/versions", notify=False)
        if kind == "mails":
            return {"id": queued(self.alliance.app, alliance_id=self.id_of("alliances"))}
        if kind == "trash":
            idea = self.fresh("ideas")
            self.caller.remove(f"/ideas/{idea['id']}")
            return idea
        for room in ROOMS:
            if kind in room.FRESH:
                return room.FRESH[kind](self)
        template = COLLECTIONS[kind]
        parent = template.split("/")[1]
        path = template.format(self.id_of(parent)) if "{}" in template else template
        made = self.caller.create(path, **self._body_for(template)(self))
        if kind == "invitations":
            self._wait_for(made["id"])
        if "secret" in made:
            self.secrets[made["id"]] = made["secret"]
        return made

    def fill(self) -> None:
        """Make one record of each kind."""
        for kind in COLLECTIONS:
            self.id_of(kind)

    def named(self) -> str:
        """A new person who is named on the world's card."""
        person = self.create_there("people", name="C. Probe", email="c.probe@stadt.example")
        party = {"kind": "person", "id": person["id"], "name": person["name"]}
        self.caller.create(f"/action-items/{self.id_of('action-items')}/assignments", party=party)
        return str(person["id"])

    def promise(self) -> str:
        """An open promise of a group that the world's group follows."""
        before = self.fresh("groups")["id"]
        item = self.create_there("action-items", title="Turnier", group_id=before)
        party = {"kind": "group", "id": before, "name": "Aktionstage"}
        body = {"party": party, "state": "accepted", "task": "Platz"}
        made = self.caller.create(f"/action-items/{item['id']}/assignments", **body)
        self.caller.change(f"/groups/{self.id_of('groups')}", predecessor_ids=[before])
        return str(made["id"])

    def recurring(self) -> str:
        """A card that comes back."""
        item = self.fresh("action-items")["id"]
        body = {"rule": "FREQ=YEARLY", "next_on": "2049-05-15"}
        self.caller.http.put(f"{API}/action-items/{item}/recurrence", json=body, headers={"If-Match": "*"})
        return str(item)

    def held(self) -> str:
        """A meeting that is over, without minutes."""
        body = {"group_id": self.id_of("groups"), "when": "20.10.2009", "state": "minutes_draft"}
        return str(self.create_there("meetings", **body)["id"])

    def approved(self) -> str:
        """A meeting whose minutes are approved."""
        version, later = self.fresh("minutes-versions"), self.fresh("meetings")["id"]
        self.caller.http.post(f"{API}/minutes-versions/{version['id']}/approval", json={"approved_in_id": later})
        return str(version["meeting_id"])

    def with_logo(self) -> str:
        """The world's alliance, with a logo."""
        alliance = self.id_of("alliances")
        self.caller.change(f"/alliances/{alliance}/appearance", logo=PIXEL, logo_alt="Logo: ein Punkt")
        return alliance

    def create_there(self, collection: str, **body: Any) -> Any:
        """Create in the world's alliance, which is another one once the first was removed."""
        return self.caller.create(f"/alliances/{self.id_of('alliances')}/{collection}", **body)

    def address(self, declared: Declared, *, fresh: bool = False) -> str:
        """The operation's address, on the world's record or on a new one."""
        if declared.name in ADDRESSES:
            return API + ADDRESSES[declared.name](self)
        parts = declared.path.split("/")
        place = 3 if parts[1] == "public" else 2
        if len(parts) > place and parts[place].startswith("{"):
            kind = parts[place - 1]
            parts[place] = self.fresh(kind)["id"] if fresh else self.id_of(kind)
        path = "/".join(parts)
        assert "{" not in path, f"{declared}: nest no deeper than one id; address the record by its own plural"
        return API + path

    def request(self, declared: Declared, *, fresh: bool = False) -> dict[str, Any]:
        """The operation with its smallest body, as arguments of a client; preconditions accept any state."""
        given: dict[str, Any] = {"method": declared.method, "url": self.address(declared, fresh=fresh)}
        if declared.name in QUERIES:
            given["params"] = QUERIES[declared.name](self)
        if declared.method not in ("GET", "POST"):
            given["headers"] = {"If-Match": "*"}
        if declared.name in FORMS:
            given["files"] = FORMS[declared.name](self)
        elif declared.body is not None:
            assert declared.name in BODIES, f"{declared}: enter its smallest body in BODIES of tests/contract/worlds.py"
            given["json"] = BODIES[declared.name](self)
        return given

    def member(self, kind: Role) -> Caller:
        """Somebody who signs in and has this role in the alliance, or in its municipality.

        A speaker is a reader who speaks for the world's group, a guest somebody who is asked to nothing yet.
        """
        operator, email = self.alliance.operator, f"{number()}@stadt.example"
        if kind in (Role.administrator, Role.auditor):
            made = operator.create("/users", email=email, name="A. Beispiel")
            path = f"/municipalities/{self.ids['municipalities']}/municipality-grants"
            operator.create(path, email=email, role=kind)
            return signed_in(self.alliance.app, made["sign_in_link"])
        body: Body = {"email": email, "name": "A. Beispiel", "role": Role.reader if kind is Role.speaker else kind}
        if kind in (Role.speaker, Role.guest):
            body["person_id"] = self.fresh("people")["id"]
        if kind is Role.speaker:
            party = {"kind": "person", "id": body["person_id"], "name": "A. Beispiel"}
            self.caller.create(f"/groups/{self.id_of('groups')}/memberships", party=party, role="chair")
        return signed_in(self.alliance.app, operator.create(f"{self.alliance.path}/grants", **body)["sign_in_link"])

    def invitation(self) -> str:
        """The secret of a new invitation, as its mail has it."""
        made = self.fresh("invitations")
        return link_in(last_mail(self.alliance, made["email"]), "invitation").partition("#secret=")[2]

    def _wait_for(self, invitation_id: str) -> None:
        """Let an invitation be old enough to be mailed again."""
        with self.alliance.app.state.database.unit(write=True) as session:
            session.get_one(Invitation, invitation_id).sent_at = now() - timedelta(hours=1)

    def _body_for(self, collection: str) -> Callable[["World"], Body]:
        singular = {
            "/municipalities": "municipality",
            "/alliances/{}/people": "person",
            "/groups/{}/duties": "duty",
            "/webhooks/{}/deliveries": "delivery",
            "/alliances/{}/meeting-series": "meeting_series",
            **{path: name for room in ROOMS for path, name in room.SINGULARS.items()},
        }.get(collection, collection.rpartition("/")[2].removesuffix("s").replace("-", "_"))
        return BODIES[f"create_{singular}"]

    def _session_besides(self) -> str:
        """Another session of the caller's own, so that ending it leaves them here."""
        user_id = self.caller.get("/session")["user"]["id"]
        end = now() + timedelta(days=1)
        with self.alliance.app.state.database.unit(write=True) as session:
            other = UserSession(user_id=user_id, secret_hash=hash_secret(new_secret(SESSION)), expires_at=end)
            session.add(other)
        return other.id

    def _self(self) -> str:
        """A person whom the caller is in the alliance; always the same."""
        if not (known := self.caller.items("/contact-details")):
            person, user = self.create_there("people", name="A. Beispiel"), self.caller.get("/session")["user"]
            body = {"email": user["email"], "name": "A. Beispiel", "role": "reader", "person_id": person["id"]}
            self.alliance.operator.create(f"/alliances/{self.id_of('alliances')}/grants", **body)
            known = [person]
        return str(known[0]["id"])

    def reset(self) -> str:
        """The secret of a mailed link with which somebody new sets their password."""
        made = self.fresh("users")
        with self.alliance.app.state.database.unit(write=True) as session:
            return links.issue_reset(session, session.get_one(User, made["id"]))

    def _identity(self) -> str:
        """A sign-in service that opens the caller's account."""
        user, subject = self.caller.get("/session")["user"]["id"], number()
        made = Identity(
            user_id=user, provider_id=self.id_of("identity-providers"), issuer="https://a.example", subject=subject
        )
        with self.alliance.app.state.database.unit(write=True) as session:
            session.add(made)
            return made.id

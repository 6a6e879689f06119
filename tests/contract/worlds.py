"""A world with every kind of record, and the smallest accepted body of every write.

The tests that enumerate all routes live off these tables. Whoever adds a route adds its entry; the tests say so.
"""

import io
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from pyotp import TOTP

from backend.access.models import User, UserSession
from backend.access.permissions import Role
from backend.access.single_sign_on.models import Identity
from backend.access.secrets import SESSION, hash_secret, new_secret
from backend.access.sign_in import links
from backend.alliances.invitations.models import Invitation
from backend.core.clock import now
from tests.access.authenticators import SecurityKey, code
from tests.access.browsers import PASSWORD, secret_of, signed_in
from tests.access.mailboxes import last_mail, link_in
from tests.contract.operations import Declared
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.fixtures.mail import queued

Body = dict[str, Any]
_numbers = itertools.count(1)


def _number() -> str:
    return f"{next(_numbers):04d}"


#: Where a record comes from, by the first part of its address.
COLLECTIONS = {
    "municipalities": "/municipalities",
    "users": "/users",
    "alliances": "/alliances",
    "people": "/alliances/{}/people",
    "organisations": "/alliances/{}/organisations",
    "groups": "/alliances/{}/groups",
    "ideas": "/alliances/{}/ideas",
    "meetings": "/alliances/{}/meetings",
    "grants": "/alliances/{}/grants",
    "municipality-grants": "/municipalities/{}/municipality-grants",
    "invitations": "/alliances/{}/invitations",
    "tokens": "/alliances/{}/tokens",
    "identity-providers": "/identity-providers",
    "provisioning-tokens": "/identity-providers/{}/provisioning-tokens",
    "webhooks": "/alliances/{}/webhooks",
    "personal-tokens": "/personal-tokens",
    "passkeys": "/passkeys",
    "authenticator-apps": "/authenticator-apps",
    "action-items": "/alliances/{}/action-items",
    "duties": "/groups/{}/duties",
    "memberships": "/groups/{}/memberships",
    "steps": "/action-items/{}/steps",
    "assignments": "/action-items/{}/assignments",
    "follow-ups": "/action-items/{}/follow-ups",
    "partners": "/action-items/{}/partners",
    "sponsors": "/action-items/{}/sponsors",
    "comments": "/action-items/{}/comments",
    "deliveries": "/webhooks/{}/deliveries",
    "personal-links": "/action-items/{}/personal-links",
    "calendar-feeds": "/calendar-feeds",
}

#: The smallest body of each write that takes one, by operationId.
BODIES: dict[str, Callable[["World"], Body]] = {
    "sign_in": lambda world: {"link": secret_of(world.fresh("users")["sign_in_link"])},
    "send_second_factor": lambda world: {"code": "000000"},
    "confirm_session": lambda world: {"password": PASSWORD},
    "request_password_reset": lambda world: {"email": "niemand@stadt.example"},
    "set_new_password": lambda world: {"reset": world.reset(), "password": PASSWORD},
    "create_passkey": lambda world: SecurityKey().created(world.caller.create("/passkey-registrations")),
    "change_passkey": lambda world: {"name": "Diensthandy"},
    "create_authenticator_app": lambda world: {"name": "Authenticator"},
    "confirm_authenticator_app": lambda world: {"code": code(TOTP(world.secrets[world.ids["authenticator-apps"]]))},
    "change_authenticator_app": lambda world: {"name": "Zweites Handy"},
    "change_account": lambda world: {"name": "B. Muster"},
    "set_password": lambda world: {"password": PASSWORD},
    "create_user": lambda world: {"email": f"{_number()}@stadt.example", "name": "A. Beispiel"},
    "change_user": lambda world: {"name": "B. Muster"},
    "create_grant": lambda world: {"email": f"{_number()}@stadt.example", "name": "A. Beispiel", "role": "member"},
    "change_grant": lambda world: {"role": "reader"},
    "create_municipality_grant": lambda world: {"email": world.fresh("users")["email"], "role": "auditor"},
    "change_municipality_grant": lambda world: {"role": "auditor"},
    "create_invitation": lambda world: {"email": f"{_number()}@stadt.example", "name": "B. Muster", "role": "reader"},
    "create_municipality_invitation": lambda world: {
        "email": f"{_number()}@stadt.example",
        "name": "B. Muster",
        "role": "auditor",
    },
    "preview_invitation": lambda world: {"secret": world.invitation()},
    "accept_invitation": lambda world: {"secret": world.invitation(), "name": "B. Muster", "password": PASSWORD},
    "rotate_token": lambda world: {"overlap_hours": 1},
    "rotate_personal_token": lambda world: {"overlap_hours": 1},
    "create_municipality_token": lambda world: {"name": "Fachverfahren", "role": "reader", "scopes": ["ideas:read"]},
    "create_personal_token": lambda world: {"name": "Skript", "scopes": ["municipalities:read"]},
    "create_token": lambda world: {"name": "Terminkalender", "role": "reader"},
    "create_identity_provider": lambda world: {
        "name": "Rathaus",
        "issuer": "https://anmeldung.stadt.example",
        "client_id": "buendniswerk",
        "client_secret": "secret",
    },
    "change_identity_provider": lambda world: {"name": "Rathaus Musterstadt"},
    "create_provisioning_token": lambda world: {"name": "Verzeichnis"},
    "begin_sign_on": lambda world: {"provider_id": world.id_of("identity-providers")},
    "connect_identity": lambda world: {"password": PASSWORD},
    "change_token": lambda world: {"name": "Kalender"},
    "create_municipality": lambda world: {"name": "Musterstadt", "slug": f"musterstadt-{_number()}"},
    "change_municipality": lambda world: {"name": "Probestadt"},
    "create_alliance": lambda world: {
        "name": "Bündnis für Familie",
        "slug": f"bff-{(number := _number())}",
        "short_name": f"B{number}",
        "municipality_id": world.id_of("municipalities"),
    },
    "change_alliance": lambda world: {"mission_statement": "Kinder sind willkommen."},
    "create_person": lambda world: {"name": "A. Beispiel"},
    "change_person": lambda world: {"function": "Leitung"},
    "create_organisation": lambda world: {"name": f"Verein {_number()}"},
    "change_organisation": lambda world: {"kind": "association"},
    "create_group": lambda world: {"kind": "project_group", "name": "Aktionstage"},
    "change_group": lambda world: {"purpose": "Aktionen im Mai"},
    "create_duty": lambda world: {"text": "Pressearbeit leisten"},
    "change_duty": lambda world: {"text": "Presse einladen"},
    "create_membership": lambda world: {"party": "A. Beispiel"},
    "change_membership": lambda world: {"role": "chair"},
    "create_idea": lambda world: {"text": "Spielplatzfest"},
    "change_idea": lambda world: {"cluster": "Aktionstage"},
    "adopt_idea": lambda world: {},
    "create_action_item": lambda world: {"title": "Aktionstage"},
    "change_action_item": lambda world: {"title": "Aktionstage 15. Mai"},
    "move_action_item": lambda world: {"status": "in_progress"},
    "create_step": lambda world: {"text": "Sponsoren finden"},
    "change_step": lambda world: {"state": "done"},
    "create_assignment": lambda world: {"party": "Stadt", "task": "Raum"},
    "create_step_assignment": lambda world: {"party": "Stadt"},
    "change_assignment": lambda world: {"state": "accepted"},
    "create_follow_up": lambda world: {"when": "20.10.2009", "purpose": "Planung"},
    "change_follow_up": lambda world: {"state": "held"},
    "create_partner": lambda world: {"party": "Verein"},
    "change_partner": lambda world: {"state": "to_be_won"},
    "create_sponsor": lambda world: {"party": "Sparkasse"},
    "change_sponsor": lambda world: {"state": "found"},
    "create_webhook": lambda world: {"url": "https://portal.example.org/hooks"},
    "create_municipality_webhook": lambda world: {"url": "https://portal.example.org/hooks"},
    "change_webhook": lambda world: {"description": "Portal"},
    "rotate_webhook_secret": lambda world: {"overlap_hours": 1},
    "create_delivery": lambda world: {"kind": "test"},
    "create_replay": lambda world: {"after": 0},
    "create_comment": lambda world: {"text": "Der Raum ist frei."},
    "change_comment": lambda world: {"text": "Der Raum ist belegt."},
    "create_personal_link": lambda world: {"person_id": world.named()},
    "change_document": lambda world: {"description": "Stand Mai"},
    "change_action_items": lambda world: {
        "operations": [{"method": "create", "alliance_id": world.alliance.id, "body": {"title": "Aktionstage"}}]
    },
    "understand_fuzzy_date": lambda world: {"text": "Mitte Juni 2010"},
    "offer_handover": lambda world: {"assignment_ids": [world.promise()]},
    "create_calendar_feed": lambda world: {"kind": "alliance", "alliance_id": world.id_of("alliances")},
    "change_mail_preference": lambda world: {"rhythm": "weekly"},
    "send_test_mail": lambda world: {"to": "betrieb@stadt.example"},
    "create_meeting": lambda world: {"group_id": world.id_of("groups"), "when": "20.10.2009"},
    "change_meeting": lambda world: {"title": "Bündnissitzung"},
    "set_up_installation": lambda world: {
        "setup_key": "bwk_setup_wrong",
        "municipality": {"name": "Musterstadt"},
        "alliance": {"name": "Bündnis", "short_name": "BUE"},
        "coordinator": {"name": "A. Beispiel", "email": "koordination@stadt.example"},
    },
}

#: Writes whose body is a form.
FORMS: dict[str, Callable[["World"], dict[str, Any]]] = {
    "import_document": lambda world: {
        "file": ("record.txt", io.BytesIO(f"Projekt: Fest {_number()}\nIdee: Spielfest\nWer: Stadt".encode()))
    },
    "create_document": lambda world: {"file": ("Notiz.txt", io.BytesIO(b"Der Raum ist frei."))},
}

#: Reads that need something in their query.
QUERIES: dict[str, Callable[["World"], dict[str, str]]] = {
    "read_next_agenda_proposal": lambda world: {"group_id": world.id_of("groups")},
}


@dataclass
class World:
    """One alliance with one record of each kind; `caller` is an operator who is signed in as a person."""

    alliance: AllianceInTest
    ids: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.caller = self.operator()
        self.ids["alliances"] = self.alliance.id
        self.ids["municipalities"] = self.caller.get(self.alliance.path)["municipality_id"]

    def operator(self) -> Caller:
        """Somebody new who may do everything, with a session."""
        body = {"email": f"{_number()}@stadt.example", "name": "A. Beispiel", "is_operator": True}
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
        if kind == "imports":
            address = f"{API}/alliances/{self.alliance.id}/imports"
            return self.caller.http.post(address, files=FORMS["import_document"](self)).json()
        if kind == "documents":
            address = f"{API}/action-items/{self.id_of('action-items')}/documents"
            return self.caller.http.post(address, files=FORMS["create_document"](self)).json()
        if kind == "mails":
            return {"id": queued(self.alliance.app, alliance_id=self.alliance.id)}
        if kind == "trash":
            idea = self.fresh("ideas")
            self.caller.remove(f"/ideas/{idea['id']}")
            return idea
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
        person = self.alliance.create("people", name="C. Probe", email="c.probe@stadt.example")
        party = {"kind": "person", "id": person["id"], "name": person["name"]}
        self.caller.create(f"/action-items/{self.id_of('action-items')}/assignments", party=party)
        return str(person["id"])

    def promise(self) -> str:
        """An open promise of a group that the world's group follows."""
        before = self.fresh("groups")["id"]
        item = self.alliance.create("action-items", title="Turnier", group_id=before)
        party = {"kind": "group", "id": before, "name": "Aktionstage"}
        body = {"party": party, "state": "accepted", "task": "Platz"}
        made = self.caller.create(f"/action-items/{item['id']}/assignments", **body)
        self.caller.change(f"/groups/{self.id_of('groups')}", predecessor_ids=[before])
        return str(made["id"])

    def address(self, declared: Declared, *, fresh: bool = False) -> str:
        """The operation's address, on the world's record or on a new one."""
        parts = declared.path.split("/")
        if len(parts) > 2 and parts[2].startswith("{"):
            parts[2] = self.fresh(parts[1])["id"] if fresh else self.id_of(parts[1])
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
        operator, email = self.alliance.operator, f"{_number()}@stadt.example"
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

    def reset(self) -> str:
        """The secret of a mailed link with which somebody new sets their password."""
        made = self.fresh("users")
        with self.alliance.app.state.database.unit(write=True) as session:
            return links.issue_reset(session, session.get_one(User, made["id"]))

    def _identity(self) -> str:
        """A sign-in service that opens the caller's account."""
        user, number = self.caller.get("/session")["user"]["id"], _number()
        made = Identity(
            user_id=user, provider_id=self.id_of("identity-providers"), issuer="https://a.example", subject=number
        )
        with self.alliance.app.state.database.unit(write=True) as session:
            session.add(made)
            return made.id

"""Where each kind of record comes from, and the smallest accepted body of every write.

The tests that enumerate all routes live off these tables. Whoever adds a route adds its entry; the tests say so.
"""

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pycrdt import Doc, Text
from pyotp import TOTP

from tests.access.authenticators import SecurityKey, code
from tests.access.browsers import PASSWORD, secret_of
from tests.contract.numbers import number as number
from tests.contract.rooms import ROOMS

if TYPE_CHECKING:
    from tests.contract.worlds import World

Body = dict[str, Any]


def typed(words: str) -> str:
    """These words as an update of Yjs, base64."""
    document: Doc[Text] = Doc()
    document.get("notes", type=Text).insert(0, words)
    return base64.b64encode(document.get_update()).decode()


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
    "meeting-series": "/alliances/{}/meeting-series",
    "agenda-items": "/meetings/{}/agenda-items",
    "outcomes": "/agenda-items/{}/outcomes",
    "participants": "/meetings/{}/participants",
    "decisions": "/alliances/{}/decisions",
    "saved-filters": "/alliances/{}/saved-filters",
    "templates": "/alliances/{}/templates",
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
    "releases": "/action-items/{}/releases",
    "deliveries": "/webhooks/{}/deliveries",
    "personal-links": "/action-items/{}/personal-links",
    "calendar-feeds": "/calendar-feeds",
    "delegations": "/processes/{}/delegations",
    "interfaces": "/alliances/{}/interfaces",
    "obligations": "/alliances/{}/obligations",
    "certificates": "/alliances/{}/certificates",
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
    "create_user": lambda world: {"email": f"{number()}@stadt.example", "name": "A. Beispiel"},
    "change_user": lambda world: {"name": "B. Muster"},
    "create_grant": lambda world: {"email": f"{number()}@stadt.example", "name": "A. Beispiel", "role": "member"},
    "change_grant": lambda world: {"role": "reader"},
    "create_municipality_grant": lambda world: {"email": world.fresh("users")["email"], "role": "auditor"},
    "change_municipality_grant": lambda world: {"role": "administrator"},
    "create_invitation": lambda world: {"email": f"{number()}@stadt.example", "name": "B. Muster", "role": "reader"},
    "create_municipality_invitation": lambda world: {
        "email": f"{number()}@stadt.example",
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
    "create_municipality": lambda world: {"name": "Musterstadt", "slug": f"musterstadt-{number()}"},
    "change_municipality": lambda world: {"name": "Probestadt"},
    "create_alliance": lambda world: {
        "name": "Bündnis für Familie",
        "slug": f"bff-{(fresh := number())}",
        "short_name": f"B{fresh}",
        "municipality_id": world.id_of("municipalities"),
    },
    "change_alliance": lambda world: {"mission_statement": "Kinder sind willkommen."},
    "create_person": lambda world: {"name": "A. Beispiel"},
    "change_person": lambda world: {"function": "Leitung"},
    "create_organisation": lambda world: {"name": f"Verein {number()}"},
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
    "set_recurrence": lambda _: {"rule": "FREQ=YEARLY", "next_on": "2049-05-15"},
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
    "create_release": lambda world: {},
    "withdraw_release": lambda world: {"reason": "Der Termin hat sich geändert."},
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
    "change_contact_details": lambda world: {"phone": f"05341 {number()}"},
    "anonymise_user": lambda world: {"erase": True},
    "anonymise_account": lambda world: {"erase": True},
    "change_retention_rule": lambda world: {"period_days": 100 + int(number())},
    "create_meeting": lambda world: {"group_id": world.id_of("groups"), "when": "20.10.2049"},
    "create_minutes_version": lambda world: {"notify": False},
    "approve_minutes_version": lambda world: {"approved_in_id": world.fresh("meetings")["id"]},
    "create_minutes_addendum": lambda world: {"text": "Der Beschluss gilt ab Januar."},
    "change_appearance": lambda world: {"footer": f"Rathaus, Zimmer {number()}"},
    "set_meeting_state": lambda world: {"state": "invited"},
    "create_meeting_series": lambda world: {
        "group_id": world.id_of("groups"),
        "title": "Koordinierungsgruppe",
        "rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        "starts_on": "2049-01-05",
    },
    "change_meeting_series": lambda world: {"where": "Rathaus"},
    "lay_out_meeting_series": lambda world: {"starting": "2049-01-01", "ending": "2049-01-31"},
    "change_meeting": lambda world: {"title": "Bündnissitzung"},
    "create_participant": lambda world: {"party": "A. Beispiel", "email": f"{number()}@stadt.example"},
    "change_participant": lambda world: {"remark": number()},
    "record_attendance": lambda world: {"attendance": "present"},
    "invite_participants": lambda world: {"message": "Bis bald!"},
    # The world's group is a project group: it advises.
    "create_saved_filter": lambda _: {"name": f"Ansicht {number()}", "page": "board", "is_shared": True},
    "change_saved_filter": lambda _: {"name": f"Ansicht {number()}"},
    "create_template": lambda _: {
        "kind": "board",
        "name": f"Aktionstag {number()}",
        "content": {"cards": [{"title": "Programm"}]},
    },
    "change_template": lambda _: {"name": f"Aktionstag {number()}"},
    "use_template": lambda _: {"starts_on": "2049-01-05"},
    "subscribe_to_saved_filter": lambda _: {"rhythm": "weekly"},
    "create_decision": lambda world: {
        "group_id": world.id_of("groups"),
        "matter": "Aktionstag",
        "text": f"Empfohlen wird der {number()}. Vorschlag.",
        "competence": "advise",
    },
    "change_decision": lambda world: {"text": f"Empfohlen wird nun der {number()}. Vorschlag."},
    "create_agenda_item": lambda _: {"title": f"Haushalt {number()}"},
    "create_waiting_agenda_item": lambda world: {"title": "Sponsoren", "body_id": world.id_of("groups")},
    "change_agenda_item": lambda _: {"title": "Sponsoren"},
    "move_agenda_item": lambda _: {"before": None},
    "exchange_notes": lambda _: {"update": typed(f"Notiz {number()}")},
    "create_outcome": lambda _: {"kind": "information", "text": "Die Stadt gibt 500 Euro."},
    "change_outcome": lambda _: {"text": "Die Stadt gibt 600 Euro."},
    "change_mandate": lambda _: {"guiding_question": f"Was fehlt {number()}?"},
    "create_delegation": lambda _: {"party": f"Amt {number()}", "function": "leads"},
    "change_delegation": lambda _: {"reason": f"Beschluss {number()}"},
    "create_interface": lambda _: {"title": f"Rahmenkonzept {number()}"},
    "change_interface": lambda _: {"relation": "complements", "note": number()},
    "create_obligation": lambda _: {"title": "Jahresbericht", "rule": "FREQ=YEARLY", "starts_on": "2049-09-27"},
    "change_obligation": lambda _: {"note": number()},
    "fulfil_obligation": lambda _: {"note": "Verschickt"},
    "create_certificate": lambda _: {"title": "Zertifikat", "kind": "Siegel", "awarded_on": "2017-09-27"},
    "change_certificate": lambda _: {"note": number()},
    "set_up_installation": lambda world: {
        "setup_key": "bwk_setup_wrong",
        "municipality": {"name": "Musterstadt"},
        "alliance": {"name": "Bündnis", "short_name": "BUE"},
        "coordinator": {"name": "A. Beispiel", "email": "koordination@stadt.example"},
    },
}
for room in ROOMS:
    COLLECTIONS.update(room.COLLECTIONS)
    BODIES.update(room.BODIES)

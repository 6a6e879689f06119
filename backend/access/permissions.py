"""Permissions (`resource:action`) and the roles that are sets of them."""

from enum import StrEnum

READ = {
    "alliances:read": "See the alliance, its board, its overview and its history",
    "groups:read": "See groups, duties and memberships",
    "people:read": "See people and organisations",
    "ideas:read": "See ideas",
    "action-items:read": "See action items",
    "meetings:read": "See meetings and agenda proposals",
    "decisions:read": "See decisions",
    "goals:read": "See fields of action, agreements, goals, measures and indicators",
    "processes:read": "See processes, mandates, material, recommendations, papers, reports and concepts",
    "workshops:read": "See workshops and their walls",
    "programmes:read": "See programmes and who takes part",
    "external-reviews:read": "See what was handed in to an expert panel",
    "comments:read": "See comments",
    "documents:read": "See and download attached files",
    "events:read": "Read the change feed and the live stream",
    "search:read": "Search what one may see",
}
CONTRIBUTE = {
    "ideas:write": "Add ideas and change them",
    "action-items:write": "Add action items; change those of one's groups and one's own part in others",
    "agenda-items:write": "Raise points for the agenda of a meeting; lead the meetings that one moderates or minutes",
    "participants:write": "Answer invitations; keep the list of the meetings that one plans, moderates or minutes",
    "decisions:write": "Record decisions of one's groups, and of meetings that one moderates or takes the minutes of",
    "material:write": "Collect material, object, give feedback, write chapters and status entries of one's own",
    "external-reviews:write": "Recommend something as an expert; say what becomes of it",
    "minutes:write": "Circulate, approve and amend minutes that one keeps",
    "comments:write": "Comment and change one's own comments",
    "documents:write": "Attach files; rename and remove one's own",
    "templates:write": "Keep templates and change one's own",
    "saved-filters:write": "Keep views under a name, share them and subscribe to them",
    "exports:read": "Export what one may see",
    "releases:read": "See what was proposed for the public, and what is public",
    "releases:write": "Propose a public version of cards of one's groups",
    "personal-links:read": "See who can act on a card of one's groups without an account",
    "personal-links:write": "Give and revoke personal links on cards of one's groups",
}
COORDINATE = {
    "alliances:write": "Change the alliance and its settings",
    "groups:write": "Change groups, duties and memberships",
    "people:write": "Change people and organisations",
    "meetings:write": "Plan and move meetings",
    "goals:write": "Change fields of action, agreements, goals, measures and indicators",
    "processes:write": "Start processes, change their steps, papers, reports and concepts, pass over a rule",
    "workshops:write": "Prepare and lead workshops",
    "programmes:write": "Run programmes",
    "personal-data:read": "Take along what is stored about a person who asks for it",
    "personal-data:write": "Erase a person who asks for it",
    "handover:read": "Take the handover file for a new coordinator",
    "imports:write": "Import records and tables",
    "archives:read": "Take the whole alliance away as one file",
    "trash:read": "See what was removed in the last days",
    "trash:write": "Bring removed records back",
    "grants:read": "See who has access",
    "grants:write": "Give and take access",
    "tokens:read": "See tokens",
    "tokens:write": "Make and revoke tokens",
    "publications:read": "Prepare public versions without personal names",
    "publications:write": "Release public versions of cards and take them back",
    "webhooks:read": "See webhooks and what was sent to them",
    "webhooks:write": "Set up webhooks, stop and test them",
    "mails:read": "See which mails wait, were sent or failed",
    "mails:write": "Send mails again and call them off",
}
OPERATE = {
    "municipalities:read": "See municipalities",
    "municipalities:write": "Add and change municipalities and add alliances",
    "users:read": "See user accounts",
    "users:write": "Add and change user accounts",
    "mail-server:write": "Send a test mail",
    "retention:read": "See how long each type of data is kept and what went",
    "retention:write": "Set how long data is kept",
    "identity-providers:read": "See how people sign in with accounts of their town hall",
    "identity-providers:write": "Enter and change sign-in services of town halls and their provisioning",
}
AUDIT = {"audit-log:read": "Read the log of a municipality"}
ADMINISTER = {
    "alliances:write",
    "audit-log:read",
    "retention:read",
    "retention:write",
    "grants:read",
    "grants:write",
    "tokens:read",
    "tokens:write",
    "municipalities:write",
    "users:read",
    "users:write",
    "webhooks:read",
    "webhooks:write",
}
OWN = {
    "session:read": "See one's own account, sessions and tokens",
    "session:write": "Change one's own account, sessions and tokens",
    "second-factors:read": "See one's own passkeys and authenticator apps",
    "second-factors:write": "Set one's own second factor up, change and remove it",
}
PERMISSIONS: dict[str, str] = {**READ, **CONTRIBUTE, **COORDINATE, **OPERATE, **AUDIT, **OWN}


class Role(StrEnum):
    """What somebody is: in one alliance, in a municipality (administrator, auditor) or everywhere (operator).

    Nobody is given the role `speaker`: it follows from speaking for a group, and reaches as far as that group.
    """

    operator = "operator"
    administrator = "administrator"
    auditor = "auditor"
    coordinator = "coordinator"
    speaker = "speaker"
    member = "member"
    reader = "reader"
    guest = "guest"


class AllianceRoleName(StrEnum):
    """The roles that can be given in an alliance."""

    coordinator = "coordinator"
    member = "member"
    reader = "reader"
    guest = "guest"


class TokenRoleName(StrEnum):
    """The roles that a system can have in an alliance. A guest sees what their person is asked to: a system is none."""

    coordinator = "coordinator"
    member = "member"
    reader = "reader"


class MunicipalityRoleName(StrEnum):
    """The roles that can be given in a municipality."""

    administrator = "administrator"
    auditor = "auditor"


EVERYBODY = {"municipalities:read", *OWN}
SPEAK = {"groups:write", "meetings:write", "decisions:write", "action-items:write"}
INVITED = {
    *("alliances:read", "groups:read", "action-items:read", "meetings:read", "decisions:read"),
    *("comments:read", "comments:write", "documents:read", "documents:write", "participants:write"),
    *("search:read", "saved-filters:write"),
    # Experts of a programme are guests of its office.
    *("external-reviews:read", "external-reviews:write"),
}
#: What guests hold for their own part only: accepting, declining, ticking what they are named for.
OWN_PART = frozenset({"action-items:write"})
ROLES: dict[Role, frozenset[str]] = {
    Role.operator: frozenset(PERMISSIONS),
    Role.administrator: frozenset({*READ, *ADMINISTER, *EVERYBODY}),
    Role.auditor: frozenset({*AUDIT, *EVERYBODY}),
    Role.coordinator: frozenset({*READ, *CONTRIBUTE, *COORDINATE, *EVERYBODY}),
    Role.speaker: frozenset({*READ, *CONTRIBUTE, *SPEAK, *EVERYBODY}),
    Role.member: frozenset({*READ, *CONTRIBUTE, *EVERYBODY}),
    Role.reader: frozenset(
        {*READ, "exports:read", "comments:write", "saved-filters:write", "participants:write", *EVERYBODY}
    ),
    Role.guest: frozenset({*INVITED, *OWN_PART, *EVERYBODY}),
}
#: The roles that see an alliance as a whole. Guests see what they are invited to, auditors the log alone.
WHOLE = frozenset({Role.operator, Role.administrator, Role.coordinator, Role.member, Role.reader})
#: The membership roles whose holders speak for their group.
SPEAKING = frozenset({"speaker", "deputy_speaker", "chair", "deputy_chair"})

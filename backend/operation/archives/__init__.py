"""The archive of an alliance: everything it has, in one file that a fresh installation makes the same alliance of.

The file is a ZIP archive: `manifest.json` (what it is, from which schema, rows and checksums of each file), a readable
`LIESMICH.txt` and `README.txt`, `tables/<table>.ndjson` (a JSON object a line) and `documents/<id>` (the files of
cards). Also removed records and the whole history are in it. It needs no other program to be read.

It holds no secret: no password, token, address of a calendar, personal link or webhook. Those are given anew where it
is restored. It does hold personal data.

Restoring adds the alliance to an installation, with all its ids and numbers. Its municipality and its people's accounts
are taken over where the installation knows them already (by address or short name), and added where not; nobody
becomes an operator, and nobody is signed in.
"""

from sqlalchemy import Table
from sqlmodel import SQLModel

MANIFEST = "manifest.json"
KIND = "buendniswerk-alliance"
FORMAT = 1

#: What an archive holds, in an order in which nothing points ahead (but within its own table).
HELD = (
    "municipalities",
    "users",
    "alliances",
    "logos",
    "organisations",
    "people",
    "groups",
    "duties",
    "memberships",
    "meeting_series",
    "meetings",
    "meeting_groups",
    "action_items",
    "ideas",
    "steps",
    "assignments",
    "follow_ups",
    "agenda_items",
    "decisions",
    "outcomes",
    "participants",
    "minutes_versions",
    "minutes_addenda",
    "partners",
    "sponsors",
    "recurrences",
    "comments",
    "documents",
    "releases",
    "published_items",
    "imports",
    "grants",
    "mail_preferences",
    "saved_filters",
    "templates",
    "process_templates",
    "processes",
    "process_steps",
    "process_bodies",
    "findings",
    "interfaces",
    "mandates",
    "delegations",
    "questionnaires",
    "questionnaire_responses",
    "fields_of_action",
    "inventory_entries",
    "agreements",
    "goals",
    "measures",
    "indicators",
    "indicator_values",
    "lineage_entries",
    "measure_links",
    "concepts",
    "chapters",
    "feedback_rounds",
    "feedback",
    "material_collections",
    "material",
    "recommendation_papers",
    "recommendation_editions",
    "recommendations",
    "recommendation_material",
    "objections",
    "amendments",
    "reports",
    "certificates",
    "obligations",
    "obligation_fulfilments",
    "obligation_reminders",
    "status_entries",
    "council_papers",
    "consultations",
    "department_decisions",
    "workshops",
    "workshop_participants",
    "workshop_clusters",
    "workshop_cards",
    "dot_votes",
    "dot_ballots",
    "workshop_results",
    "programmes",
    "participations",
    "accessions",
    "programme_contacts",
    "cost_shares",
    "programme_events",
    "registrations",
    "experts",
    "external_reviews",
    "expert_recommendations",
    "good_practices",
    "practice_adoptions",
    "streams",
    "events",
)
#: What belongs to an alliance and stays behind, and why.
LEFT_OUT = {
    "cards": "derived from action items; made anew",
    "search_entries": "derived from what can be found; made anew",
    "search_positions": "how far the index has followed; the new server builds it anew",
    "tokens": "access of other systems is given anew",
    "webhooks": "they hold secrets, and other systems are connected anew",
    "calendar_feeds": "their addresses are secret",
    "personal_links": "they are secret, and answer to the old address",
    "invitations": "their links are secret, and answer to the old address",
    "mails": "what was sent or waits is the business of the server that sends it",
    "filter_subscriptions": "who is told what; people subscribe anew where they are",
    "coaching_notes": "those read them who took part, and no coordination of any alliance",
    "mail_positions": "how far mails have told; the new server begins to tell from now on",
}
#: Columns of an account that go along. Its password, rights and proofs stay behind; who is locked out stays so.
OF_USERS = ("id", "version", "created_at", "updated_at", "deleted_at", "email", "name", "language", "disabled_at")
#: Columns that stay out of an archive and are empty where it is restored: which provider gave a role means nothing
#: elsewhere, where it is one given by hand; the address at which an invitation is answered and what joins a workshop are
#: secret.
EMPTIED = {
    "participations": ("member_alliance_id", "invitation_hash", "invitation_until"),
    "grants": ("source",),
    "participants": ("secret_hash",),
    "workshops": ("join_nonce", "join_hash", "joinable_until"),
    "workshop_participants": ("secret_hash",),
}
#: Columns that name an account, in any table.
NAMES_USER = {"user_id", "owner_id", "created_by", "author_id", "actor_id", "released_by", "withdrawn_by"}


def tables() -> list[Table]:
    """The tables of an archive, in the order of `HELD`."""
    return [SQLModel.metadata.tables[name] for name in HELD]

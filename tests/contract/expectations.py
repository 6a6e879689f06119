"""What each role may do, beyond what its permissions say: where the record decides, and not the route.

Whoever adds a route that only some records allow enters it here; the tests that enumerate all routes say so. Who may
do it where is proven one by one in the tests of the room.
"""

from backend.access.permissions import ROLES, Role
from tests.contract.operations import Declared

PARTS = ("step", "assignment", "follow_up", "partner", "sponsor")
#: Who comes to a meeting is written down by those who plan, moderate or minute it; others answer for themselves.
OF_LISTS = {
    "create_participant",
    "change_participant",
    "delete_participant",
    "record_attendance",
    "invite_participants",
}
#: Views that somebody shared are changed by them and by coordinators.
OF_VIEWS = {"change_saved_filter", "delete_saved_filter"}
#: Of meetings that they lead or take the minutes of; before a meeting what they raised themselves.
OF_AGENDAS = {
    "set_meeting_state",
    "change_agenda_item",
    "delete_agenda_item",
    "move_agenda_item",
    "exchange_notes",
    "create_outcome",
    "change_outcome",
    "delete_outcome",
}
#: Of chapters that they write or were asked to, and of rounds in which they are asked.
OF_CONCEPTS = {
    *(f"{verb}_chapter" for verb in ("create", "change", "move", "delete")),
    *(f"{verb}_feedback_round" for verb in ("create", "change", "close", "delete")),
    *(f"{verb}_feedback" for verb in ("create", "change", "delete")),
    "answer_authorship",
}
#: What members contribute to processes is theirs to change; evidence of a mandate is not theirs to give.
OF_PROCESSES = {
    "change_questionnaire_response",
    "delete_questionnaire_response",
    "change_material",
    "delete_material",
    "change_objection",
    "change_amendment",
    "create_mandate_document",
}
#: What members do with their own cards and parts only.
ROW_BY_ROW = {
    *(f"{verb}_{part}" for verb in ("create", "change", "delete") for part in PARTS),
    "create_step_assignment",
    "change_action_item",
    "delete_action_item",
    "move_action_item",
    "set_recurrence",
    "delete_recurrence",
    "offer_handover",
    "create_release",
    "withdraw_release",
    "list_personal_links",
    "create_personal_link",
    "read_personal_link",
    "revoke_personal_link",
    "change_template",
    "delete_template",
    "change_document",
    "delete_document",
    # Minutes of meetings that one keeps the minutes of.
    "create_minutes_version",
    "approve_minutes_version",
    "create_minutes_addendum",
    *OF_AGENDAS,
    *OF_CONCEPTS,
    *OF_LISTS,
    *OF_VIEWS,
    # Of meetings that they moderate or take the minutes of.
    "create_decision",
    "change_decision",
    "delete_decision",
    # What others said of a measure.
    "change_status_entry",
    "delete_status_entry",
}
#: Notes of a coaching are read and written by those who take part in it, whatever anybody's role.
OF_COACHINGS = {"list_coaching_notes", "create_coaching_note"}
NOTES_OF_OTHERS = {"read_coaching_note", "change_coaching_note"}
#: As an expert, or for the municipality.
OF_PANELS = {"create_expert_recommendation", "change_expert_recommendation"}
#: Nobody acts in somebody else's name, learns who has an account or opens one: operators do.
OPERATORS_ONLY = {
    "create_grant",
    "create_user",
    "create_user_sign_in_link",
    "anonymise_user",
    "create_municipality",
    "delete_municipality",
    "create_municipality_grant",
    # How much goes when is about all municipalities.
    "list_retention_rules",
    "read_retention_forecast",
    "list_retention_runs",
    "create_retention_run",
    "read_retention_run",
}
#: The routes of a municipality, for which a permission in one of its alliances is not enough.
OF_MUNICIPALITIES = {
    "list_municipality_grants",
    "list_municipality_invitations",
    "create_municipality_invitation",
    "list_municipality_tokens",
    "list_municipality_webhooks",
    "create_municipality_webhook",
    "create_municipality_token",
    "create_municipality_grant",
}
#: Refused with 403 though the role holds the route's permission.
REFUSED: dict[Role, set[str]] = {
    # Nobody puts words into another's mouth.
    Role.operator: {"change_comment", "answer_authorship", *OF_COACHINGS},
    Role.coordinator: {"change_comment", "answer_authorship", *OF_COACHINGS, *OPERATORS_ONLY, *OF_MUNICIPALITIES},
    # A token with the rights of a reader: administrators do not comment or export, and rotating shows a new secret.
    Role.administrator: {"list_coaching_notes", "create_token", "rotate_token", *OPERATORS_ONLY},
    Role.auditor: set(),
    Role.speaker: {"list_coaching_notes", *OF_LISTS, *OF_VIEWS, "change_comment", "delete_comment", "export_imports"},
    Role.member: {
        *OF_COACHINGS,
        *OF_PROCESSES,
        *OF_PANELS,
        *ROW_BY_ROW,
        "delete_idea",
        "change_comment",
        "delete_comment",
        "export_imports",
    },
    Role.reader: {"list_coaching_notes", *OF_LISTS, *OF_VIEWS, "change_comment", "delete_comment", "export_imports"},
}
#: The type of the problem where who holds the permission is told why it is not enough.
REASONS = {**dict.fromkeys(OF_COACHINGS, "not-taking-part"), "answer_authorship": "not-asked-to-write"}
#: Not found though the role holds the route's permission: records of others.
HIDDEN: dict[Role, set[str]] = {
    Role.operator: NOTES_OF_OTHERS,
    Role.member: NOTES_OF_OTHERS,
    Role.speaker: NOTES_OF_OTHERS,
    Role.reader: {"read_coaching_note"},
    Role.coordinator: {
        "read_municipality_grant",
        "change_municipality_grant",
        "delete_municipality_grant",
        *NOTES_OF_OTHERS,
    },
    # Auditors read the log of a municipality; its alliances are closed to them.
    Role.auditor: {"read_mail_preference", "change_mail_preference"},
    # The world's user has no role in the municipality.
    Role.administrator: {
        "read_coaching_note",
        "read_user",
        "change_user",
        "list_user_sessions",
        "end_user_sessions",
        "remove_second_factors",
        # A rule of the installation.
        "read_retention_rule",
        "change_retention_rule",
    },
}
#: What those who speak for a group do with what is their group's, whatever their own role.
OF_SPEAKERS = {
    "create_minutes_version",
    "approve_minutes_version",
    "create_minutes_addendum",
    "change_group",
    "create_duty",
    "change_duty",
    "delete_duty",
    "create_membership",
    "delete_membership",
    "create_meeting",
    "create_meeting_series",
    "change_meeting_series",
    "lay_out_meeting_series",
    "create_agenda_item",
    "create_waiting_agenda_item",
    *OF_AGENDAS,
    "create_decision",
    "change_decision",
    "change_meeting",
    *OF_LISTS,
    # Answers for each card by itself.
    "change_action_items",
}
#: All that a guest finds who is asked to nothing: themself, the alliance's name, and empty lists.
OF_GUESTS = {
    "read_mail_preference",
    "change_mail_preference",
    "read_alliance",
    "list_alliances",
    "list_action_items",
    "read_board",
    "list_groups",
    "list_meetings",
    "list_meeting_series",
    "list_decisions",
    "list_external_reviews",
    "search",
    "search_alliance",
    "list_saved_filters",
    "understand_fuzzy_date",
    "list_municipalities",
    "read_municipality",
    # Answers for each card by itself.
    "change_action_items",
}


def is_own(declared: Declared) -> bool:
    """Whether this is about the caller's own account and what belongs to it, whatever their role."""
    return declared.permission is not None and declared.permission.partition(":")[0] in ("session", "second-factors")


def is_allowed(role: Role, declared: Declared) -> bool:
    """Whether somebody with this role succeeds with the operation on the world's records."""
    if role is Role.guest:
        return declared.name in OF_GUESTS
    if role is Role.speaker and declared.name in OF_SPEAKERS:
        return True
    held = ROLES[Role.reader if role is Role.speaker else role]
    refused = REFUSED[role] | HIDDEN.get(role, set())
    return declared.permission in held and declared.name not in refused


def refusals(role: Role, declared: Declared) -> set[str]:
    """How the operation is refused to somebody with this role: the types of the problem."""
    if role is Role.guest:
        return {"forbidden", "not-found"}
    if declared.name in HIDDEN.get(role, set()):
        return {"not-found"}
    return {"forbidden", REASONS.get(declared.name, "forbidden")}

"""The table of contents: every router there is, in reading order."""

import backend.tables as _tables
from backend.access.accounts.router import routes as accounts
from backend.access.grants.municipal.router import routes as municipality_grants
from backend.access.grants.router import routes as grants
from backend.access.password_resets.router import routes as password_resets
from backend.access.provisioning.router import router as provisioning
from backend.access.provisioning.tokens.router import routes as provisioning_tokens
from backend.access.second_factor.one_time_codes.router import routes as authenticator_apps
from backend.access.second_factor.passkeys.router import routes as passkeys
from backend.access.second_factor.recovery_codes.router import routes as recovery_codes
from backend.access.second_factor.router import routes as second_factors
from backend.access.sessions.router import routes as user_sessions
from backend.access.sign_in.router import routes as sessions
from backend.access.single_sign_on.pages import router as sign_on_pages
from backend.access.single_sign_on.providers.router import routes as identity_providers
from backend.access.single_sign_on.router import leaving
from backend.access.single_sign_on.router import routes as sign_ons
from backend.access.tokens.personal.router import routes as personal_tokens
from backend.access.tokens.router import routes as tokens
from backend.actions.board.router import routes as board
from backend.actions.bulk.router import routes as bulk
from backend.actions.comments.router import routes as comments
from backend.actions.dashboard.router import routes as dashboard
from backend.actions.documents.router import routes as documents
from backend.actions.duplicates.router import routes as duplicates
from backend.actions.follow_ups.router import routes as fuzzy_dates
from backend.actions.handover.router import routes as handover
from backend.actions.parts.router import routes as parts
from backend.actions.recurrence.router import routes as recurrence
from backend.actions.router import routes as action_items
from backend.actions.supporters.router import routes as supporters
from backend.activity.audit.router import routes as audit_log
from backend.activity.calendars.router import routes as calendar_feeds
from backend.activity.calendars.serving import router as calendars
from backend.activity.exports.router import routes as exports
from backend.activity.mail.router import routes as mails
from backend.activity.mail.unsubscribing import router as unsubscribing
from backend.activity.privacy.contact_details.router import routes as contact_details
from backend.activity.privacy.erasure.router import routes as erasure
from backend.activity.privacy.own_data.router import routes as own_data
from backend.activity.privacy.retention.router import routes as retention
from backend.activity.router import routes as events
from backend.activity.stream import router as stream
from backend.activity.trash.router import routes as trash
from backend.activity.webhooks.deliveries.router import routes as deliveries
from backend.activity.webhooks.router import routes as webhooks
from backend.alliances.appearance.router import routes as appearances
from backend.alliances.groups.duties.router import routes as duties
from backend.alliances.groups.memberships.router import routes as memberships
from backend.alliances.groups.router import routes as groups
from backend.alliances.invitations.router import routes as invitations
from backend.alliances.router import routes as alliances
from backend.goals.routers import routers as goals
from backend.ideas.router import routes as ideas
from backend.imports.router import routes as imports
from backend.meetings.agenda.backlog.router import routes as agenda_backlog
from backend.meetings.agenda.course.router import routes as meeting_course
from backend.meetings.agenda.items.router import routes as agenda_items
from backend.meetings.agenda.notes.router import routes as notes
from backend.meetings.agenda.outcomes.router import routes as outcomes
from backend.meetings.agenda.proposals.router import routes as agenda_proposals
from backend.meetings.clashes.router import routes as clashes
from backend.meetings.decisions.router import routes as decisions
from backend.meetings.minutes.router import routes as minutes
from backend.meetings.participants.router import routes as participants
from backend.meetings.router import routes as meetings
from backend.meetings.series.router import routes as meeting_series
from backend.meetings.templates.router import routes as templates
from backend.municipalities.router import routes as municipalities
from backend.operation.archives.router import routes as archives
from backend.operation.router import routes as installation
from backend.participation.feedback.router import router as feedback_pages
from backend.participation.pages.router import router as personal_pages
from backend.participation.replies.router import router as reply_pages
from backend.participation.router import routes as personal_links
from backend.people.router import routes as people
from backend.processes.routers import routers as processes
from backend.programmes.routers import routers as programmes
from backend.publishing.evaluation.router import routes as evaluation
from backend.publishing.handover_file.router import routes as handover_files
from backend.publishing.papers.agreements.router import routes as agreement_papers
from backend.publishing.papers.concept_files.router import routes as concept_files
from backend.publishing.papers.council.router import routes as council_files
from backend.publishing.papers.evaluations.router import routes as process_papers
from backend.publishing.papers.recommending.router import routes as recommendation_files
from backend.publishing.papers.router import routes as papers
from backend.publishing.process_pages.pages import router as process_pages_for_everybody
from backend.publishing.process_pages.router import routes as process_pages
from backend.publishing.programme_report.router import routes as programme_papers
from backend.publishing.public.pages import router as public_pages
from backend.publishing.public.router import routes as public_items
from backend.publishing.releases.router import routes as releases
from backend.publishing.router import routes as publications
from backend.publishing.sharing.router import routes as sharing
from backend.publishing.steering.router import routes as steering
from backend.publishing.year_plan.router import routes as year_plans
from backend.search.router import routes as search
from backend.search.saved_filters.router import routes as saved_filters
from backend.workshops.routers import routers as workshops

assert _tables, "events are declared before the first request"
routers = [
    installation,
    sessions,
    password_resets,
    user_sessions,
    second_factors,
    passkeys,
    authenticator_apps,
    recovery_codes,
    accounts,
    grants,
    municipality_grants,
    invitations,
    tokens,
    personal_tokens,
    identity_providers,
    leaving,
    sign_ons,
    sign_on_pages,
    provisioning_tokens,
    provisioning,
    municipalities,
    alliances,
    appearances,
    people,
    groups,
    duties,
    memberships,
    ideas,
    action_items,
    duplicates,
    bulk,
    parts,
    comments,
    documents,
    fuzzy_dates,
    board,
    dashboard,
    supporters,
    recurrence,
    handover,
    meetings,
    meeting_series,
    clashes,
    agenda_items,
    agenda_backlog,
    agenda_proposals,
    meeting_course,
    notes,
    outcomes,
    minutes,
    *goals,
    decisions,
    participants,
    templates,
    *processes,
    concept_files,
    *programmes,
    sharing,
    programme_papers,
    *workshops,
    personal_links,
    feedback_pages,
    personal_pages,
    reply_pages,
    imports,
    exports,
    archives,
    mails,
    unsubscribing,
    calendar_feeds,
    calendars,
    trash,
    publications,
    evaluation,
    process_pages,
    process_papers,
    recommendation_files,
    papers,
    agreement_papers,
    council_files,
    own_data,
    contact_details,
    erasure,
    audit_log,
    retention,
    releases,
    public_items,
    public_pages,
    process_pages_for_everybody,
    steering,
    year_plans,
    handover_files,
    search,
    saved_filters,
    stream,
    events,
    webhooks,
    deliveries,
]

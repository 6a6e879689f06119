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
from backend.goals.agreements.router import routes as agreements
from backend.goals.fields.router import routes as fields_of_action
from backend.goals.indicators.router import routes as indicators
from backend.goals.lineage.router import routes as lineage_entries
from backend.goals.links.router import routes as measure_links
from backend.goals.measures.router import routes as measures
from backend.goals.router import routes as goals
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
from backend.participation.pages.router import router as personal_pages
from backend.participation.replies.router import router as reply_pages
from backend.participation.router import routes as personal_links
from backend.people.router import routes as people
from backend.processes.bodies.router import routes as process_bodies
from backend.processes.certificates.router import routes as certificates
from backend.processes.concepts.chapters.router import routes as chapters
from backend.processes.concepts.feedback.router import routes as concept_feedback
from backend.processes.concepts.router import routes as concepts
from backend.processes.council_papers.adoption.router import routes as adoption
from backend.processes.council_papers.consultations.router import routes as consultations
from backend.processes.council_papers.router import routes as council_papers
from backend.processes.delegations.router import routes as delegations
from backend.processes.interfaces.router import routes as interfaces
from backend.processes.mandates.router import routes as mandates
from backend.processes.material.router import routes as material
from backend.processes.obligations.router import routes as obligations
from backend.processes.questionnaires.router import routes as questionnaires
from backend.processes.recommendations.disputes.router import routes as recommendation_disputes
from backend.processes.recommendations.editions.router import routes as recommendation_editions
from backend.processes.recommendations.items.router import routes as recommendation_items
from backend.processes.recommendations.router import routes as recommendation_papers
from backend.processes.reports.router import routes as reports
from backend.processes.reports.status_entries.router import routes as status_entries
from backend.processes.rules.router import routes as findings
from backend.processes.runs.router import routes as processes
from backend.processes.templates.router import routes as process_templates
from backend.processes.timeline.router import routes as process_timeline
from backend.programmes.accessions.router import routes as accessions
from backend.programmes.contacts.router import routes as programme_contacts
from backend.programmes.cost_shares.router import routes as cost_shares
from backend.programmes.external_reviews.router import routes as external_reviews
from backend.programmes.good_practices.router import routes as good_practices
from backend.programmes.programme_events.router import routes as programme_events
from backend.programmes.reporting.router import routes as programme_reports
from backend.programmes.router import routes as programmes
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
from backend.workshops.cards.router import routes as workshop_cards
from backend.workshops.clusters.router import routes as workshop_clusters
from backend.workshops.joining.router import routes as workshop_codes
from backend.workshops.pages.router import router as workshop_pages
from backend.workshops.results.router import routes as workshop_results
from backend.workshops.router import routes as workshops
from backend.workshops.votes.router import routes as dot_votes
from backend.workshops.walls.router import router as wall_stream
from backend.workshops.walls.router import routes as walls

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
    fields_of_action,
    agreements,
    goals,
    measures,
    measure_links,
    lineage_entries,
    indicators,
    decisions,
    participants,
    templates,
    concepts,
    chapters,
    concept_feedback,
    concept_files,
    council_papers,
    consultations,
    adoption,
    reports,
    status_entries,
    programmes,
    accessions,
    programme_contacts,
    cost_shares,
    external_reviews,
    good_practices,
    programme_events,
    programme_reports,
    sharing,
    programme_papers,
    workshops,
    workshop_codes,
    workshop_cards,
    workshop_clusters,
    dot_votes,
    workshop_results,
    walls,
    wall_stream,
    workshop_pages,
    process_templates,
    processes,
    process_bodies,
    findings,
    personal_links,
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
    questionnaires,
    evaluation,
    process_pages,
    process_papers,
    material,
    recommendation_papers,
    recommendation_editions,
    recommendation_items,
    recommendation_disputes,
    recommendation_files,
    mandates,
    delegations,
    interfaces,
    obligations,
    certificates,
    process_timeline,
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

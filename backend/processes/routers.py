"""The routes of processes, in reading order."""

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

routers = [
    concepts,
    chapters,
    concept_feedback,
    council_papers,
    consultations,
    adoption,
    reports,
    status_entries,
    process_templates,
    processes,
    process_bodies,
    findings,
    questionnaires,
    material,
    recommendation_papers,
    recommendation_editions,
    recommendation_items,
    recommendation_disputes,
    mandates,
    delegations,
    interfaces,
    obligations,
    certificates,
    process_timeline,
]

"""The routes of goals, in reading order."""

from backend.goals.agreements.router import routes as agreements
from backend.goals.fields.router import routes as fields_of_action
from backend.goals.indicators.router import routes as indicators
from backend.goals.lineage.router import routes as lineage_entries
from backend.goals.links.router import routes as measure_links
from backend.goals.measures.router import routes as measures
from backend.goals.router import routes as goals

routers = [
    fields_of_action,
    agreements,
    goals,
    measures,
    measure_links,
    lineage_entries,
    indicators,
]

"""The routes of workshops, in reading order."""

from backend.workshops.cards.router import routes as workshop_cards
from backend.workshops.clusters.router import routes as workshop_clusters
from backend.workshops.joining.router import routes as workshop_codes
from backend.workshops.pages.router import router as workshop_pages
from backend.workshops.results.router import routes as workshop_results
from backend.workshops.router import routes as workshops
from backend.workshops.votes.router import routes as dot_votes
from backend.workshops.walls.router import router as wall_stream
from backend.workshops.walls.router import routes as walls

routers = [
    workshops,
    workshop_codes,
    workshop_cards,
    workshop_clusters,
    dot_votes,
    workshop_results,
    walls,
    wall_stream,
    workshop_pages,
]

"""The routes of programmes, in reading order."""

from backend.programmes.accessions.router import routes as accessions
from backend.programmes.contacts.router import routes as programme_contacts
from backend.programmes.cost_shares.router import routes as cost_shares
from backend.programmes.external_reviews.router import routes as external_reviews
from backend.programmes.good_practices.router import routes as good_practices
from backend.programmes.programme_events.router import routes as programme_events
from backend.programmes.reporting.router import routes as programme_reports
from backend.programmes.router import routes as programmes

routers = [
    programmes,
    accessions,
    programme_contacts,
    cost_shares,
    external_reviews,
    good_practices,
    programme_events,
    programme_reports,
]

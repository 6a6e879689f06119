"""What can happen in search: it derives its entries, and so records no event of its own."""

from backend.search import models as _models

assert _models, "the tables are seen with the events"

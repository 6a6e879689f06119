"""What an import tells; the records that it writes tell their own."""

from backend.core import events

events.declare(import__committed="A record or a table was imported")

"""Bündniswerk: the working platform of municipal alliances. `api.py` is the table of contents."""

__version__ = "0.1.0"

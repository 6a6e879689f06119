"""Outcomes: what came out of an agenda item, written down while people talk."""

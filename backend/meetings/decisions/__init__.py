"""Decisions: what a body agreed on, how, with which result, and what it follows from."""

"""Agenda proposals: what a meeting should talk about, gathered from ideas, dates, alarms and what waits (AL-10)."""

"""Agenda proposals: what a meeting should talk about, gathered from ideas, dates and alarms (AL-10)."""

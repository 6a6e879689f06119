"""Measures with their sheets, their progress and their alarms."""

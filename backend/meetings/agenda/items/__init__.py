"""Agenda items: put on the agenda, brought into order, taken up one after the other."""

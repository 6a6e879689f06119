"""Readers: one module a format, all yielding the same neutral lines."""

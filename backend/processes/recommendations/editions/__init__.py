"""Editions of a recommendation paper: put down, kept, compared."""

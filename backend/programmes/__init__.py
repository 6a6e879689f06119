"""Programmes over many municipalities: admission, tracks, events, experts; every municipality keeps its own data."""

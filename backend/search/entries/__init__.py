"""Entries: which records can be found, what of each is looked through, and who sees it."""

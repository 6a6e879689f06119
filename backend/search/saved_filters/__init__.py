"""Saved filters: a view that somebody keeps under a name, for themself or for the alliance, and may subscribe to.

A filter is the query of a page's address, so that it shows what its maker saw. A *subscription* is one user's: a mail
in the morning, or on Monday morning, names what the filter shows now and did not show when it was told last.
"""

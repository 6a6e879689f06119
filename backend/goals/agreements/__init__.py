"""Agreements: drafts, editions, what makes them binding, and what is different between two of them.

Only a draft is edited. A decision of the council makes it binding and freezes it; what changes afterwards is its next
edition, which begins as a copy.
"""

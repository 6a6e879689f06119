"""The records of identity providers, kept by operators and by administrators of their municipality.

What mail addresses a provider may vouch for is the operator's to say: otherwise a municipality could speak for others.
"""

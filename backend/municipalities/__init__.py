"""Municipalities: the tenants. Every alliance belongs to one; the official key (ARS) tells which it is."""

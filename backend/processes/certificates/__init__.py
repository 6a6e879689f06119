"""Certificates: awarded by an issuer for some years, never before the council's resolution, with what they oblige to.

While a certificate runs, a report is owed every year; about a year before it expires the next audit begins.
"""

"""Obligations: what is owed to whom, in which rhythm, until when; reminded of in the morning, and fulfilled by a report.

Each due date is fulfilled once; the next one follows from the rhythm. What is past and not fulfilled is overdue.
"""

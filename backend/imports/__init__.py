"""Workshop records and tables, understood and previewed.

A file passes three steps that know nothing of each other: a *reader* turns its
format into neutral lines, the *grammar* recognises what the lines say, and the
service stores what a person has confirmed. Readers and grammar are pure
functions. What a word list could decide stands in `rules`.
"""

"""What is stored about somebody, for themself (Art. 15 GDPR): as JSON for programs, as a page to read.

A signed-in user gets what is stored about their account and about the people they are in their alliances; for a person
without an account the coordinators take it along, out of their alliance. Each time is noted in the log.
"""

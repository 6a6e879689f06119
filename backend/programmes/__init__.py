"""Programmes over many municipalities: admission, building blocks, events, experts, good practice, report.

The programme office runs a programme from an alliance of its own. Each municipality keeps its work in its own alliance
and links it by an invitation code that its coordination takes up (asked is not accepted); from then on it says what it
shares, and that is copied. Nothing is ever read out of another alliance.
"""

"""Digests: one mail per address at the chosen rhythm, over all alliances, grouped by card, newest first.

A digest tells what happened since the last one as far as it concerns its reader, never what they did themselves; and in
the morning it reminds: of dates that come, once of those that have passed, of questions that wait for an answer, of
feedback and chapters that somebody is asked for, and of obligations.
How far somebody was told is stored with the mail in one transaction: no event is left out, none is told twice.
"""

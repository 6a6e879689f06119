"""The year's plan: meetings, action days and next dates of one year on one page, with holidays and clashes.

What has no certain day (a month, a season) stands with its words after the days of the span that it may lie in.
"""

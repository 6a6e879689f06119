"""Clashes: what speaks against a date. They warn and never refuse; people know best when they can meet.

Looked at: other meetings of the alliance with groups or people in common, the public holidays of the Land, and its
school holidays. The Land follows from the municipality's official key. Nothing is asked of the network: public holidays
are computed, school holidays are a list that was set years ahead and reaches as far as `school_holidays.txt` says.
A date that is only known to the month or the quarter clashes with nothing yet.
"""

"""Calendars: secret addresses at which a calendar program reads dates (iCalendar, RFC 5545 and 7986).

A feed belongs to one account and is for what is *mine*, for a *group* or for an *alliance*. Its address holds a secret
of its own kind, which opens nothing but this one calendar, is shown once and stored as a hash. At each read the rights
that its owner has at that moment decide what is in it; revoking the feed or locking the account closes it.

What becomes an entry: meetings and next dates (follow-ups) whose date is a day, a week or a range of at most a month,
and in *mine* also the due dates of one's own steps. "Mitte Juni" and "2. Quartal" stay on the board: a calendar would
make more of them than was said. With a time in its words ("20.10.2026, 18 Uhr") an entry is timed, in the time of
Berlin, else it lasts all day. Entries reach back a year.

An entry keeps its UID for ever. Its SEQUENCE is the record's `revision`, which rises when time, place or state change;
what was called off or removed stays as cancelled. Reading writes nothing.
"""

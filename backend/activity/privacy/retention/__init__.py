"""Retention (DIN 66398): one rule for each type of data says when it is erased or made anonymous, counted from when.

`catalogue.py` is the list of types, with what its rooms do to a record whose time is over; a room adds a line there.
The rules of the installation hold everywhere; of what belongs to an alliance a municipality may decide otherwise. A
hold stops a rule, such as while the municipal archive decides what it takes over. Every night the rules are carried
out, and a run tells how many records went: numbers, no names.
"""

"""The backlog: what waits for a body's next meeting, and how the end of a meeting fills it.

The rule is that of 4Minitz: an item goes on at the next meeting unless it was talked about, does not recur, and nothing
that came out of it is still to be done.
"""

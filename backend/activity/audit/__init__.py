"""The log of a municipality: everything that happened in its alliances, to its accounts and to itself.

The log is no table of its own. Events are appended with every change and changed by nobody; the log shows those of a
municipality together, for its administrators and for auditors, who see nothing else. Two things leave a gap in what an
event says, never in the row of events: somebody's name goes when they are erased, and who signed in when goes after
the period of `retention`.
"""

"""Groups: the bodies of an alliance, with their duties, their memberships and their succession in time.

A group of 2009 stays addressable after its successor of 2010 exists (`predecessor_ids`, `rotation`). A duty may be
shared by several groups; an open question ("Rotierend?") is kept beside the duties, not among them.
"""

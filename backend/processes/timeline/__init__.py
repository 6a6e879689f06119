"""The timeline of a process: phases, meetings, documents, decisions, obligations and certificates in one order.

It is read from what there is and stored nowhere. There is one for who takes part and one for the public, which shows
what happens when and what came of it: no inner steps, obligations or lists of participants.
"""

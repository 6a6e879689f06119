"""Erasure by making anonymous (Art. 17 GDPR): what was done stays, who did it goes.

A person becomes "Gelöschte Person #3", on cards, in comments and in the history; how to reach them, their links and
their mails are deleted. A user's account becomes one that nobody can sign in to. Events are the one thing that is
otherwise never changed: here names are taken out of them, their numbers and order stay. Where a name may stand in the
middle of a sentence, a human has to look: those places are listed.

The log notes that somebody was erased, by whom and when, and not who it was.
"""

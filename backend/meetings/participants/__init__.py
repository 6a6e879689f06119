"""Participants: who is invited to a meeting, what they answered, and who was there.

A participant is somebody at one meeting: a member or a deputy of a group that sits, a guest, an expert; with an
account, with nothing but a record in the list of people, or with a plain name. They are *invited* by mail (see
`invitations`), *reply* on a page of their own or in the interface, and in the end their *attendance* is noted. The
meeting's `headcount` stands beside the names: who counted thirty people knows more than the list.
"""

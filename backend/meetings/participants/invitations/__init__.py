"""Invitations to a meeting: mails that bring the appointment along for calendars (iMIP, RFC 6047 and RFC 5546).

The first mail requests, a later one updates, the last one cancels; all name the meeting by the UID that the calendar
feeds use, with the meeting's `revision` as SEQUENCE. What each participant was told last is kept with them, so that
nobody gets the same twice, and so that a mail can say what has changed. The first mail is written when somebody
invites; what follows is the worker's duty, whoever or whatever changed the meeting.

A mail names nobody but its recipient: who else comes is seen on the list, by those who may see it. Answers are given
on the page behind the link in the mail. Replies that calendar programs send by mail are read by nobody, and therefore
not asked for (`RSVP=FALSE`).
"""

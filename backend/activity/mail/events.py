"""What can happen to mails. Sending is no event: what a mail tells of is one already."""

from backend.core import events

events.declare(
    mail__failed="A mail could not be delivered",
    mail__retried="A mail was put into the queue again",
    mail__cancelled="A mail was taken out of the queue",
    mail__tested="A test mail was sent",
    mail_preference__changed="Somebody chose how often they get mail",
    mail_preference__unsubscribed="Somebody left the mails of an alliance by the link in one",
)

"""Mail to people: sending what waits in the queue, digests of what happened, reminders of dates.

What is sent at once (an invitation, a personal link, a new password) other rooms put into the queue themselves
(`core/mail.py`). What this room adds is bundled: everything that concerns somebody since their last digest in one mail,
at the rhythm they chose in each alliance. A recipient is somebody with a mail address: a user with all their alliances,
or a person without an account, who gets personal links instead of addresses one must sign in for.
"""

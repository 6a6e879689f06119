"""The page on which somebody answers an invitation to a meeting without signing in, opened by the link in the mail.

`GET` draws and changes nothing, because scanners of mail servers open links too. The page works until the meeting is
over, without scripts, and shows nobody but its own person. What is done here is done by that person.
"""

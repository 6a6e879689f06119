"""Acting without an account: somebody named on a card acts on one small page, opened by a personal link.

A *personal link* belongs to one person and one card. It is made when they are asked, or by whoever may change the
card, and is sent to the address that is stored for the person, copied or printed. It opens that card and the person's
own part in it, nothing else, and works until it expires, is revoked, or the person is no longer named there. What is
done with it is done by the person: every act is an event of theirs. Opening a link changes nothing, because mail
scanners open links too. Invitations to meetings (`replies/`) and rounds of feedback on a concept (`feedback/`) have
pages of the same kind.
"""

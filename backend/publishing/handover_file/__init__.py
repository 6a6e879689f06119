"""The handover file: what a new coordinator has to know, as one document (AL-8).

What is open, who promised what, the next three dates, people and their functions, and what runs on by itself or comes
round: duties, series, releases, tokens, webhooks, personal links, decisions to be looked at again, terms that end. It
says nothing that does not stand elsewhere, names no contact details and no secret, and is made anew each time.
"""

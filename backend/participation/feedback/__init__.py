"""The page on which somebody who is asked for feedback on a concept answers without an account.

The morning's mail carries the link to whoever cannot see the concept's page. It names a round and a person, bears our
signature and is stored nowhere: it opens the page while its person is among those who are asked, until its days are
over. `GET` draws and changes nothing, because scanners of mail servers open links too. When the round is closed, what
became of one's words can still be read there.
"""

"""Search: one index over everything, of which everybody finds what they may see.

An *entry* is the text of one record: a card with its steps, partners and comments, a meeting, an agenda item with its
notes, minutes as they were circulated. Entries are derived: a duty reads events on from its position in each alliance
and writes anew what they are about, and builds an alliance's entries where it has no position. What is found is
checked against the record itself, so that nothing removed or invisible is ever shown.

Words are *folded* (`folding.py`): lower case, without umlauts' dots. A word of the question is cut to its stem and
looked for anywhere within the words of the text: so compounds and inflected forms are found on either database.

A *saved filter* is a view of the board, the table, the search, the decisions or the dashboard that somebody keeps under
a name, shares with the alliance, or subscribes to: a mail in the morning tells what it has newly found.
"""

"""Privacy: what is stored about somebody, how they get it, how it is erased, and when it goes by itself.

Nothing here knows the columns of other rooms by heart: what names a user or a person is found by the references that
the tables declare (`inventory.py`), so that a table of tomorrow is in the answer and in the erasure as well.
"""

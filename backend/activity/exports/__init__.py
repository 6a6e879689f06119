"""Exports: what one may see as files for other programs and for people, in the order of the board.

Tables are in the words of one language and can be imported again: untouched, they change nothing.
"""

"""Templates: what is set up in the same way again and again. Cards of a board, the agenda of a meeting, the steps of a
card.

A template holds no people and no dates, only how many days before or after a day that is named when it is used.
"""

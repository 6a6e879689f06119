"""The grammar: from neutral lines to what a record says.

`outline` finds labels and list markers, `regions` cuts the record into head,
introduction, ideas, cards and duties, and one module each reads a region. The
answers on a card are read by `steps`, `assignments` and `follow_ups` with the
help of `phrases`, `parties` and `places`. `groups` knows the names of groups that
stand above cards, `belonging` which cards are below. `tables` reads rows and columns.
"""

"""The grammar: from neutral lines to what a record says.

`outline` finds labels and list markers, `regions` cuts the record into head,
introduction, ideas, cards and duties, and one module each reads a region. The
answers on a card are read by `steps`, `assignments` and `follow_ups` with the
help of `phrases` and `parties`. `tables` reads rows and columns.
"""

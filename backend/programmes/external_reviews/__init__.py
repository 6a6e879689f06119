"""External review (external assessment of a concept): experts look at what a municipality handed in, and recommend.

A municipality hands in its concept with its state; the copy stays as it was then and holds no notes and no names.
Experts are people of the office's alliance, usually as guests: they see what was handed in, and nothing else of it.
"""

"""Process templates: what a way of working consists of, as a readable file.

Five are shipped, in `data/`. An alliance copies one and changes the copy; all alliances of the municipality can start
with it. Its *edition* rises when it is changed after a process was started with it. A process keeps the content it was
started with.
"""

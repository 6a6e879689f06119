"""How a process went: durations, who was there, how far its measures are, what indicators and examiners say.

Nothing is kept here: everything is read from what the rooms below hold.
"""

"""Cards that work on measures, across goals: progress on the board is progress of the measure.

What somebody reports of a measure and what the board shows of it are two facts, and both are shown.
"""

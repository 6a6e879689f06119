"""Runs: processes under way, with their phases and steps, and the groups that are what the template calls for.

A step is open, in progress, done or skipped, and can be opened again. A phase follows its steps: it is under way with
the first and done with the last. Steps come in any order, unless a rule of the template says otherwise.
"""

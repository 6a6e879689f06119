"""Papers of agreements: the goal agreement as a catalogue, the action concept with a sheet for every measure.

A binding edition is printed as it was frozen, a draft as it stands, and it says so.
"""

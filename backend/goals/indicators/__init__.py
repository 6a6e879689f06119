"""Indicators of a measure: where it starts, where it is to get, and what was measured on the way.

An indicator keeps its values over the editions of an agreement: what they share is their `series`. Values are written
down whatever the agreement's state: a frozen text does not stop time.
"""

"""Consultations: the bodies that a council paper passes, in their order, and what came of each.

A body that postponed a paper sits about it again: that is another consultation. A result without a decision can be
recorded anew; one with a decision stands, and is corrected at the decision.
"""

"""`make bench`: the hot routes side by side with a bare route that returns the same bytes, as ratios."""

"""What everybody reads without signing in: the released versions of an alliance's cards, if it has a public page."""

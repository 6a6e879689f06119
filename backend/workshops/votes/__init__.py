"""Dot votes: a stated rule, ballots that replace each other, a result with or without counts."""

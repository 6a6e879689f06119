"""The recommendations of a paper: their words, what they rest on, and what became of them."""

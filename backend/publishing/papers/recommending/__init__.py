"""The recommendation paper as a file: what the council reads."""

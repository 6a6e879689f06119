"""The final document of a programme: its report as a paper."""

"""Minutes: what is written down of a meeting, in versions that stay, with addenda after the approval."""

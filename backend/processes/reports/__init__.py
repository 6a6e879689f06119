"""Reports on measures: what was said at which time by whom, frozen once sent."""

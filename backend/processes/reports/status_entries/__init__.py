"""Status entries: what somebody said of a measure for a period, and what follows for the measure."""

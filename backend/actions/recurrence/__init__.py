"""Cards that come back: a rule of the calendar, and the next card in good time before its day."""

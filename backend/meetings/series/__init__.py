"""Series: meetings that come again by a rule of the calendar, or in a rhythm that gives no dates."""

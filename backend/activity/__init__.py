"""What follows from events: the change feed, a card's history, the live stream, exports. Reads events, changes nothing."""

"""The wall, live: what it shows, and the stream of its changes to many listeners at once."""

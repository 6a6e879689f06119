"""Cards: written by phones or by hand, moved, hidden and shown."""

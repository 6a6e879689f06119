"""The board: all cards of an alliance in columns, drawn from kept cards and kept itself until something changes."""

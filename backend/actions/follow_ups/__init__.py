"""Dates on cards: reading what people write, and following the meetings they are anchored on."""

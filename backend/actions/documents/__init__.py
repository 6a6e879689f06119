"""Files on a card. Whoever may write in the alliance may attach to its cards, as with comments."""

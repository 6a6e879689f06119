"""Partners and sponsors over all cards: who is still to be won, and for how many cards (AL-9)."""

"""Join codes: made, shown again to who leads, revoked; and phones that join with them."""

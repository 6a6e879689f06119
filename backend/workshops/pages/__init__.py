"""What phones open: a small page without an account that works without scripts, and is live with them."""

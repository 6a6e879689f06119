"""User accounts: whoever can sign in. A user changes their own account; an operator sees and locks all of them."""

"""Recovery codes: ten on paper, each leads in once when phone and passkey are lost."""

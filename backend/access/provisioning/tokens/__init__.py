"""Tokens of directories: made and revoked by those who keep the identity provider. To change one, make a second."""

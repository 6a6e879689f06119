"""Personal tokens: what acts as somebody, within their rights of the moment and no further than its scopes."""

"""Roles that identity providers give: taken from what they say of somebody, never from what people entered here."""

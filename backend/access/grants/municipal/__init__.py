"""Roles in a municipality: administrators, who look after its alliances and their people, and auditors of its log."""

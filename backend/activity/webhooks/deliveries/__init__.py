"""Deliveries: what is on its way to receivers, what arrived and what did not."""

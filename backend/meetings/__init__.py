"""Meetings of an alliance's groups: when and where a body sits. A follow-up may be anchored on one and moves with it."""

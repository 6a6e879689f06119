"""Participants: who is invited to a meeting, what they answered, and who was there."""

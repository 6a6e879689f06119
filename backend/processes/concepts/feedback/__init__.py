"""Feedback on a concept: rounds for addressees, leadership and department head, whose order is recorded and kept."""

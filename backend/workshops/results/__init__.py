"""What cards and clusters became: ideas, goals and measures, traceable both ways."""

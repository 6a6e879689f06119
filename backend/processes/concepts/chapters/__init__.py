"""Chapters: the outline of a concept, who writes what until when, and the text itself."""

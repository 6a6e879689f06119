"""Concept documents: outline, chapters with authors and one lead editor, feedback, two versions from one source."""

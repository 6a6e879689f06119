"""Concept documents: an outline, chapters that several people write, feedback, and two versions from one source.

A concept is an *outline* first, then it is *written* chapter by chapter, then *reviewed*, and *published* once nothing
is left to fill in. One party is its `lead_editor` and holds the threads; each chapter has authors who were *asked* and
*accept*. Feedback comes in rounds (`feedback`), whose order is recorded and, once it was chosen, kept. Passages that are
marked in the text (`wording`) are what the executive summary says: there is one source for both versions.
"""

"""The text of concepts: simple Markdown, and the marks around what the executive summary says."""

"""The two files of a concept: the whole of it and its executive summary, made from one source (CG-9)."""

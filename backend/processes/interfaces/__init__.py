"""The register of what there is already: concepts, strategies, projects, steering structures, and how they relate to us.

What is entered, or a steering group that is set up, with much the same purpose as something of its kind raises the
question "Parallelstruktur?" (parallel structure). It is settled by saying why the two are distinct.
"""

"""What worked in one municipality, for the others: with where it comes from, and without names of persons."""

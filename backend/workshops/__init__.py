"""Future workshops, live: critique, fantasy, realisation; cards from many phones, clusters, dots, results."""

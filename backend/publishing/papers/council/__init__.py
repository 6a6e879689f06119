"""Papers for politics: council papers with the bodies they pass, and reports on what was agreed."""

"""What `make` calls: builds the environment and the interface, then hands over.

Standard library only, because it runs before anything is installed.
"""

"""Duties: what each body is responsible for. The same words at two bodies are one shared duty."""

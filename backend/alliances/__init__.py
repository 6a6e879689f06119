"""Alliances: the circles in which a municipality gets people to act together.

An alliance is *active*, *dormant* (it sleeps, its data stays) or *dissolved*. Its kind tells how it works; its short
name prefixes the numbers of its action items (`LMK-7`). Everything else in this product belongs to an alliance.
"""

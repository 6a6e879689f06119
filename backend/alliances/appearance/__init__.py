"""Appearance: the name, colour, logo and footer that an alliance's papers carry.

A colour is taken only if text in it can be read on white paper; a logo only with the words for those who do not see it.
"""

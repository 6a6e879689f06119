"""An action item as a row of a table, in the words of one language; several values of a cell stand on lines of their own.

Exports write these rows and imports compare with them: a row that nobody has touched changes nothing.
"""

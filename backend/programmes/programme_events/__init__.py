"""What municipalities of a programme come together for: exchange, coaching, training. Registrations and notes.

A registration belongs to the alliance that registers somebody; the office sees who comes. Notes of a coaching are read
and written by those who are registered for it, by nobody else.
"""

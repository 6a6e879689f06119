"""The coordination group's overview on any day: what is due, what has no owner, what went silent."""

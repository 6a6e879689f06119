"""People and organisations of an alliance, and the party reference by which anybody is named anywhere.

People may act without an account; a person is linked to a user by a grant. Organisations act as well as people.
"""

"""A forgotten password: a mailed link, once, for an hour, sets a new one.

Nobody learns from it whether an address has an account: the request only writes the address down, in the same time
for all, and the worker finds out. A second factor is asked for afterwards all the same.
"""

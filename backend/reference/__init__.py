"""What can be looked up: the description of the API, its documentation page, and the tables in `docs/reference`.

Everything here is made from the code, so that it cannot say anything else than the code does. The pages load nothing
from anybody else and run no script.
"""

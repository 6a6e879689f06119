"""Rules of processes: what must come first, who must be there.

Before a guarded act (`core.guards`) the rules of the processes that it concerns are looked at. One that is not met
warns: the act happens, and a *finding* stands with the process. A strict one refuses, until somebody passes over it
and says why. What can be guarded and which conditions there are stands in `templates/vocabulary.py`; how a condition
is looked at is declared in `conditions.py`, by the room that knows.
"""

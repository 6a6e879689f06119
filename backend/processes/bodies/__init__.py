"""Bodies of a process: which group is what the template calls for, and whether everybody who must be is represented.

An interest is represented by a member who stands for it: by the words of what they represent, else by the organisation,
unit or role that they are, or by the kind of that organisation.
"""

"""Material of a process: what was said and brought along, meeting by meeting, each piece with its source.

The *collection* of a process is open until somebody closes it, or until the end of the meeting that it is bound to.
What comes later is refused or marked late, as the collection says. Material is put into *bundles*, by name; from
bundles recommendations are drafted (`processes/recommendations`), which name the material that they rest on.
"""

"""Ways of working with a beginning, phases and an end: round table, audit, programme, concept, and the alliance's cycle.

A process runs in an alliance after a template: a versioned, readable file with phases and steps, the bodies it needs,
kinds of meetings, documents, rules and obligations. It keeps the template it was started with. Rules warn; a process
can make them strict; whoever passes over one says why.
"""

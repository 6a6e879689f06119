"""Notes on an agenda item that several people write at once: a document of Yjs, whose changes can be merged in any order.

https://docs.yjs.dev/api/document-updates: an update holds changes, a state vector says which of them somebody has.
"""

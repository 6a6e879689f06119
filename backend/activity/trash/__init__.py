"""The trash: what was removed waits for `trash_days`, can come back as it was, and is then erased for good.

Removing leaves a tombstone in every room (`deleted_at`); this room only knows which kinds there are and what their
rooms do to bring one back or to erase it. A comment is not here: what somebody takes back is gone at once.
"""

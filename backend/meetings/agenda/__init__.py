"""The agenda of meetings: what should be talked about, what was, and what came out of it.

An item is `open` until it is its turn (`in_progress`, one at a time), then `discussed`; `postponed` or, when the
meeting ends without it, `not_discussed`. What is not finished rolls over to the group's next meeting: what was
postponed or not discussed, what recurs, and what has an outcome that is still open, after the rule of 4Minitz. There it
is a new item that knows the one it goes on with, so that a matter can be followed over the meetings.

`items/` are the points themselves, `outcomes/` what came out of them, `notes/` the text that several people write at
once, `backlog/` what waits for a next meeting, `proposals/` what a meeting should talk about (AL-10), `course/` the
running meeting in one request.
"""

"""Ideas: what was said under a question, in clusters, nested, in order and verbatim.

An idea is *open* until somebody adopts it (*taken_up*: it is now behind an action item), merges, parks or drops it;
it is *done* when its action item is. Nothing is ever reworded. This room is the one to copy for a new room.
"""

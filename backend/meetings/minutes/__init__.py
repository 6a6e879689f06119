"""Minutes: what is written down of a meeting, in versions that stay, with addenda after the approval.

Nobody writes minutes a second time: they are put together from the meeting itself (`assembly`). Circulating freezes
them as a version; the next version says what changed (`differences`). The approved version never changes.
"""

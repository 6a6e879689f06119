"""Council papers: how something from a process becomes binding.

A paper is a *draft resolution*, which is decided on, or an *information paper*, which is only taken note of. It is
written from an agreement, a report, a recommendation paper or a concept (`drafting.py`) and can be edited until a body
has decided. Its *consultation sequence* is the bodies it passes, each with a competence (advise, decide, note), a day
and a result. Where a body decides, the decision is recorded as one (`meetings/decisions`), and an agreement that the
council decided on becomes binding. The state of a paper follows from its results; it is stored nowhere.

How a concept comes to politics, from its addressees to its publication, stands in `adoption/`.
"""

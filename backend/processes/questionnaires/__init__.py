"""Assessments by oneself and from outside: a questionnaire in sections, answered by several assessors, with a score.

The questions of a questionnaire stand still once somebody has answered it. A response is one assessor's answers on
one day; when it is closed, its score is what it was then. What examiners recommend is kept with what became of it.
"""

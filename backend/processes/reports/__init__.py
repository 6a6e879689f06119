"""Reports: what has become of the measures of an agreement, for one period or for several merged.

A *status entry* is what somebody said of a measure for a period: a code, the verbatim words, a text, a traffic light.
Who found the status and who set the light, and when, are facts of their own; an outsider's entry stands beside the
administration's, and where they differ that is shown, not settled. `no_news` is an entry that changes nothing; any
other code of the administration is the measure's status from then on.

A *report* puts the entries of its periods together with what was changed, replaced or dropped since the last one. It is
a draft until it is sent; then it is frozen, and later entries do not change it.
"""

"""Future workshops, live: critique, fantasy, realisation; cards from many phones, clusters, dots, results.

A *workshop* goes through its *phases*, which are data: each has a key, a title, a question and says whether cards are
written in it; a phase may have *lanes* (strengths and weaknesses). The next phase follows the present one; going back
is allowed, skipping is not, and `closed` ends it.

Whoever has the *join code* takes part without an account: a phone is a *participant*, of whom nothing is known but a
random token. *Cards* are kept verbatim. Every card has an id that was made where it was written, so that a phone can
send it again until it knows that it arrived; what arrives after writing was closed is *held* and not lost. Whoever
leads the workshop hides cards, holds them back, puts them into *clusters* and has *dots* given to them by a stated
rule. *Results* say which idea, goal or measure came of which card or cluster.

`walls/` shows all this live, to many at once; `pages/` is what phones open.
"""

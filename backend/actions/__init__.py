"""Action items: the workshop card with its four questions, and the board they hang on.

*Which idea do we start with* (`idea`) · *what has to be done* (`steps`, `partners`, `sponsors`) · *who of us takes
what* (`assignments`) · *how, when and where does it go on* (`follow_ups`). Asked is not accepted: an owner counts
once they have agreed. Alarms are facts computed in `alarms.py` and kept beside the card in `cards`.
"""

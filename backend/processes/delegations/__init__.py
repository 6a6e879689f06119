"""The delegation chain of a process: who decides, who leads, who carries out, in this order, since when and why.

A party may act on behalf of another one that has nobody of its own for it; whoever asks for that other one is shown
who executes in its place.
"""

"""Entry of `python3 -m tools TASK`.

Written in a syntax that old interpreters understand, so that they can say they are too old.
"""

import os
import subprocess
import sys

OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")


def newer_interpreter():
    """The first interpreter on the PATH that is new enough and really starts, else None."""
    for name in NEWER:
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            candidate = os.path.join(folder, name)
            if not os.access(candidate, os.X_OK):
                continue
            try:
                # A version manager leaves launchers for versions that are not active.
                subprocess.check_output([candidate, "--version"], stderr=subprocess.STDOUT)
            except (OSError, subprocess.CalledProcessError):
                continue
            return candidate
    return None


def main():
    """Run the task named on the command line; the exit status is the task's."""
    if sys.version_info[:2] < OLDEST:
        candidate = newer_interpreter()
        if candidate is not None:
            os.execv(candidate, [candidate, "-m", "tools"] + sys.argv[1:])
        found = "%d.%d" % tuple(sys.version_info[:2])
        sys.stderr.write(
            "buendniswerk: Python %s is too old: install Python 3.11 or newer, "
            "then run `make run PYTHON=/path/to/python3.11`.\n" % found
        )
        return 1
    from tools.tasks import perform

    return perform(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

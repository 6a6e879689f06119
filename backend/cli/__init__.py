"""The command line `buendniswerk`: parses what was typed and hands it to one function per command."""

import sys
from collections.abc import Sequence

from backend.cli.parsing import parser
from backend.cli.refusals import SURROUNDINGS, Refusal

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 (cannot be done) or 2 (wrong call or surroundings)."""
    parsed = parser().parse_args(arguments)
    try:
        status: int | None = parsed.run(parsed)
    except Refusal as reason:
        print(f"buendniswerk: {reason}", file=sys.stderr)
        return reason.status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (`| head`).
        sys.stderr.close()
        return SURROUNDINGS
    return status or 0

"""The command's door: `reportgen` and `python -m reportgen`."""

import gc
import sys


def start() -> None:
    """Run the command line and leave with its exit code."""
    gc.disable()  # a run ends before there is garbage worth collecting
    try:
        from reportgen.cli import main

        main()
    except KeyboardInterrupt:  # before or after the command: nothing is half done
        sys.exit(130)


if __name__ == "__main__":
    start()

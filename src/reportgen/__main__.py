"""The command's door: `reportgen` and `python -m reportgen`."""

import gc


def start() -> None:
    """Run the command line and leave with its exit code."""
    gc.disable()  # a run ends before there is garbage worth collecting
    from reportgen.cli import main

    main()


if __name__ == "__main__":
    start()

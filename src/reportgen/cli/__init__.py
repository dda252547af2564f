"""Arguments, exit codes and progress; the only room that prints."""

from reportgen.cli.main import main

__all__ = ["main"]

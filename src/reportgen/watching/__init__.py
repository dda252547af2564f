"""Changes of files in settled batches; knows nothing of reports."""

from reportgen.watching.watch import Changes, watch

__all__ = ["Changes", "watch"]

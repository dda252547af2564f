"""Changes of files in settled batches; knows nothing of reports."""

from reportgen.watching.git import index_lock, is_locked
from reportgen.watching.watch import Changes, watch

__all__ = ["Changes", "index_lock", "is_locked", "watch"]

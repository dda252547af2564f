"""YAML events from PyYAML's own Python, where it was built without libyaml."""

from __future__ import annotations

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


class SlowParser(Reader, Scanner, Parser):
    """What `CParser` does, in Python: `get_event()` until the stream's end."""

    def __init__(self, text: str) -> None:
        """Begin at the start of `text`; raises ReaderError for a control character."""
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

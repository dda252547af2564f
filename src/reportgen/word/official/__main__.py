"""`python -m reportgen.word.official OUT.docx` writes the official template."""

import sys
from pathlib import Path

from reportgen.word.official import official_template

Path(sys.argv[1]).write_bytes(official_template())

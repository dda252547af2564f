"""What changed between two versions of a report's figures."""

from reportgen.audit.changes.change import Change
from reportgen.audit.changes.compare import changes_since
from reportgen.audit.changes.recorded import record_of_changes, version_of_record
from reportgen.audit.changes.versions import (
    OldTable,
    PrintedPart,
    Version,
    as_heading,
    as_typed,
    legible,
)

__all__ = [
    "Change",
    "OldTable",
    "PrintedPart",
    "Version",
    "as_heading",
    "as_typed",
    "changes_since",
    "legible",
    "record_of_changes",
    "version_of_record",
]

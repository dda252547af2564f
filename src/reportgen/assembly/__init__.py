"""Valid instances → the report: order, ids, names, tables, numbers, references, bindings."""

from reportgen.assembly.names import NameBook
from reportgen.assembly.report import assemble
from reportgen.assembly.sources import Assembled, Sources
from reportgen.assembly.tables import (
    Address,
    cell_addresses,
    data_requests,
    last_year_tables,
    table_addresses,
)

__all__ = [
    "Address",
    "Assembled",
    "NameBook",
    "Sources",
    "assemble",
    "cell_addresses",
    "data_requests",
    "last_year_tables",
    "table_addresses",
]

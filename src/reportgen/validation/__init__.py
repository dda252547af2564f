"""The schemas, and their errors in the editor's words."""

from reportgen.validation.schemas import Schemas, load_schemas, schema_differences, schemas_digest
from reportgen.validation.validate import validate

__all__ = ["Schemas", "load_schemas", "schema_differences", "schemas_digest", "validate"]

"""From YAML to the official Word report."""

__version__ = "0.1.0"

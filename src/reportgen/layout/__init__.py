"""Owned by its room."""

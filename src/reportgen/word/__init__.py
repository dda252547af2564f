"""The Word document: the only room that knows docx, docxtpl, jinja2 and lxml."""

from reportgen.word.template import check_template, new_template

__all__ = ["check_template", "new_template"]

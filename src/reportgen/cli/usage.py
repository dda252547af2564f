"""What a command line got wrong, in the language that was chosen: click knows English alone."""

from __future__ import annotations

import re

import click

from reportgen.diagnostics import Language

# What click says, and what that is in Chinese; a sentence of our own is in its language already.
_CHINESE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(english), chinese)
    for english, chinese in (
        (r"(?:File|Directory|Path) '(.*)' does not exist\.", r"没有“\1”这个文件或文件夹"),
        (r"(?:File|Path) '(.*)' is a directory\.", r"“\1”是文件夹，这里要一个文件"),
        (r"Directory '(.*)' is a file\.", r"“\1”是文件，这里要一个文件夹"),
        (r"\w+ '(.*)' is not (?:readable|writable)\.", r"“\1”没有读写的权限"),
        (r"'(.*)' is not one of (.*)\.", r"“\1”不能用，可以写：\2"),
        (r"'(.*)' is not a valid .*\.", r"“\1”不是整数"),
        (r"(.*) is not in the range (.*)\.", r"\1 不在 \2 的范围里"),
        (r"No such command '(.*?)'\.(?: .*)?", r"没有“\1”这个命令"),
        (r"No such option:? '?(--?[^\s']*?)'?\.?(?: .*)?", r"没有 \1 这个选项"),
        (r"Option '(.*)' requires an argument\.", r"\1 后面要写内容"),
        (r"Option '(.*)' does not take a value\.", r"\1 后面不写内容"),
        (r"Got unexpected extra arguments? \((.*)\)", r"多写了“\1”"),
        (r"Missing (?:command|argument|option|parameter).*", r"没有写全，少了一项"),
    )
)


def usage_text(error: click.ClickException, language: Language) -> str:
    """Return what is wrong with a command line, and how the command is used."""
    context = getattr(error, "ctx", None)
    if language != "zh":
        usage = f"{context.get_usage()}\n" if context else ""
        asked = f"Try '{context.command_path} --help' for help.\n\n" if context else ""
        return f"{usage}{asked}Error: {error.format_message()}"
    usage = f"用法：{context.get_usage().partition(' ')[2]}\n" if context else ""
    asked = f"全部写法见 {context.command_path} --help\n\n" if context else ""
    return f"{usage}{asked}错误：{_in_chinese(error)}"


def _in_chinese(error: click.ClickException) -> str:
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param is not None else ""
        return f"没有写“{name}”这一项"
    said = str(error.message)
    for english, chinese in _CHINESE:
        found = english.fullmatch(said)
        if found:
            return _named(error) + found.expand(chinese)
    return _named(error) + said


def _named(error: click.ClickException) -> str:
    """Return the argument or option whose value is wrong, as it is typed."""
    if not isinstance(error, click.BadParameter) or error.param is None:
        return ""
    option = isinstance(error.param, click.Option)
    name = error.param.opts[-1] if option else error.param.human_readable_name
    return f"{name}："

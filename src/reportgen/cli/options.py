"""The options that commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

PROJECT = click.argument(
    "project", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path()
)
LANGUAGE = click.option(
    "--lang", type=click.Choice(["zh", "en"]), help="Language of the messages. 提示用的语言。"
)
DEBUG = click.option("--debug", is_flag=True, help="Show the traceback of a bug. 出错时显示详情。")


def message_options(command: Command) -> Command:
    """Add the options that say how problems are told."""
    for option in (
        DEBUG,
        LANGUAGE,
        click.option(
            "--format",
            "form",
            type=click.Choice(["human", "short", "json", "github"]),
            default="human",
            help="Form of the messages. 提示的格式。",
        ),
        click.option("--notes", is_flag=True, help="List notes too. 连“提示”一级也列出。"),
        click.option(
            "--strict",
            is_flag=True,
            help="Refuse contradictions and warnings (exit 1). 有矛盾或存疑就不放行。",
        ),
        click.option(
            "--only",
            metavar="FILE|CODES",
            help="One section or case alone; check takes codes too. 只做一节；check 也可写代码。",
        ),
    ):
        command = option(command)
    return command


def page_options(command: Command) -> Command:
    """Add the options of the live page."""
    for option in (
        click.option(
            "--editor",
            metavar="NAME|LINK",
            default="vscode",
            help="What a click opens: vscode, cursor, idea … or a link. 点一下用什么打开。",
        ),
        click.option("--open", "opened", is_flag=True, help="Open the page. 打开网页。"),
        click.option(
            "--port",
            type=click.IntRange(1, 65535),
            default=7373,
            show_default=True,
            help="The page's port; the next free one where it is taken. 网页用的端口。",
        ),
        click.option("--no-page", is_flag=True, help="Show no live page. 不要边写边看的网页。"),
    ):
        command = option(command)
    return command

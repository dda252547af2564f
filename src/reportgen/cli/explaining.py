"""`check --explain CODE`: what a message means, and what passes and fails."""

from __future__ import annotations

import re
from collections import defaultdict

import click

from reportgen.audit import RULES
from reportgen.cli.language import near_text, texts
from reportgen.diagnostics import CODES, MESSAGES, Language, codes_near

_BETWEEN = re.compile(r"[\s,，、;；]+")
_A_PATH = re.compile(r"[/\\]|\.ya?ml$", re.IGNORECASE)


def codes_among(only: str | None) -> frozenset[str]:
    """Return the codes that `--only` names; none where it names a file."""
    named = frozenset(_typed(only))
    return named if named <= CODES else frozenset()


def _typed(only: str | None) -> list[str]:
    return [each.lower() for each in _BETWEEN.split(only or "") if each]


def refuse_codes(only: str, language: Language) -> None:
    """Raise UsageError for what looks like codes and holds one that is none."""
    unknown = [each for each in _typed(only) if each not in CODES]
    if not unknown or _A_PATH.search(only):
        return
    near = near_text([code for each in unknown for code in codes_near(each)], language)
    wrong = ("、" if language == "zh" else ", ").join(unknown)
    raise click.UsageError(texts(language)["only-unknown"].format(code=wrong, near=near))


def explain_code(code: str, language: Language) -> int:
    """Print what a code says and why; raises UsageError for an unknown one."""
    told = texts(language)
    keys = [key for key in MESSAGES if key.partition(".")[0] == code]
    if not keys:
        near = near_text(codes_near(code, 3), language)
        raise click.UsageError(told["code-unknown"].format(code=code, near=near))
    click.echo(code)
    rule = next((each for each in RULES if each.code == code), None)
    if rule is not None:
        click.echo(f"  {rule.zh if language == 'zh' else rule.en}")
    for message in (MESSAGES[key] for key in keys):
        text, hint = (
            (message.zh, message.hint_zh) if language == "zh" else (message.en, message.hint_en)
        )
        line = f"  · {text}" + (f" → {hint}" if hint else "")
        click.echo(line.format_map(defaultdict(lambda: "…")))
    for head, examples in (
        (told["passes"], rule.passing if rule else ()),
        (told["fails"], rule.failing if rule else ()),
    ):
        for example in examples:
            click.echo(f"  {head} {' / '.join(example.splitlines())}")
    return 0

"""`check --explain CODE`: what a message means, and what passes and fails."""

from __future__ import annotations

from difflib import get_close_matches

import click

from reportgen.audit import RULES
from reportgen.cli.language import texts
from reportgen.diagnostics import MESSAGES, Language


def codes_among(only: str | None) -> frozenset[str]:
    """Return the codes that `--only` names; none where it names a file."""
    named = frozenset(each.strip() for each in (only or "").split(",") if each.strip())
    return named if named <= _codes() else frozenset()


def _codes() -> frozenset[str]:
    return frozenset(key.partition(".")[0] for key in MESSAGES)


def explain_code(code: str, language: Language) -> int:
    """Print what a code says and why; raises UsageError for an unknown one."""
    told = texts(language)
    keys = [key for key in MESSAGES if key.partition(".")[0] == code]
    if not keys:
        near = "、".join(get_close_matches(code, sorted(_codes()), n=3, cutoff=0.4)) or "—"
        raise click.UsageError(told["code-unknown"].format(code=code, near=near))
    click.echo(code)
    rule = next((each for each in RULES if each.code == code), None)
    if rule is not None:
        click.echo(f"  {rule.zh if language == 'zh' else rule.en}")
    for message in (MESSAGES[key] for key in keys):
        text, hint = (
            (message.zh, message.hint_zh) if language == "zh" else (message.en, message.hint_en)
        )
        click.echo(f"  · {text}" + (f" → {hint}" if hint else ""))
    for head, examples in (
        (told["passes"], rule.passing if rule else ()),
        (told["fails"], rule.failing if rule else ()),
    ):
        for example in examples:
            click.echo(f"  {head} {' / '.join(example.splitlines())}")
    return 0

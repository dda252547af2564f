"""One instance held against its schema; each schema error becomes one diagnostic at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.loading.instance import DataPath, Instance, Mark
from reportgen.source import Span, file_span
from reportgen.validation.schemas import Schemas

_MOST_A_FILE = 200
_TYPE_NAMES = {
    "string": "text",
    "number": "number",
    "integer": "integer",
    "boolean": "boolean",
    "array": "list",
    "object": "mapping",
}


def validate(instance: Instance, schemas: Schemas) -> tuple[Diagnostic, ...]:
    """Return what the schema of the instance's kind finds, in the order of the file."""
    found = [
        diagnostic
        for error in _errors(instance, schemas)
        for diagnostic in _diagnostics(instance, error)
    ]
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.span)[:_MOST_A_FILE])


def _errors(instance: Instance, schemas: Schemas) -> Iterable[Any]:
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    registry: Any = Registry().with_resources(
        (f"{name}.schema.json", Resource.from_contents(dict(document)))
        for name, document in schemas.documents.items()
    )
    schema = schemas.documents[instance.kind]
    return Draft202012Validator(schema, registry=registry).iter_errors(instance.data)


def _diagnostics(instance: Instance, error: Any) -> Iterator[Diagnostic]:
    path: DataPath = tuple(error.absolute_path)
    tell = _TELLERS.get(error.validator)
    if tell is None:
        yield problem("not-valid", _value(instance, path), reason=error.message)
    elif error.instance is None and error.validator in {"type", "enum"}:
        yield problem("empty-value", _key_or_value(instance, path), key=_name(path))
    else:
        yield from tell(instance, path, error)


def _mark(instance: Instance, path: DataPath) -> Mark:
    while path and path not in instance.marks:
        path = path[:-1]
    return instance.marks[path]


def _value(instance: Instance, path: DataPath) -> Span:
    return _mark(instance, path).value


def _key_or_value(instance: Instance, path: DataPath) -> Span:
    """Return the key's place, or for what has none the first character of the value."""
    mark = _mark(instance, path)
    if mark.key is not None:
        return mark.key
    return file_span(instance.source.path) if not path else mark.value


def _name(path: DataPath) -> str:
    return str(path[-1]) if path else ""


def _unknown_keys(instance: Instance, path: DataPath, error: Any) -> Iterator[Diagnostic]:
    known = list(error.schema.get("properties", {}))
    for key in error.instance:
        if key not in known:
            nearest = _nearest(key, error.schema)
            hint = (
                Phrase("did-you-mean", {"nearest": nearest})
                if nearest
                else Phrase("known", {"names": known})
            )
            span = _key_or_value(instance, (*path, key))
            yield problem("unknown-key", span, hints=(hint,), key=key)


def _nearest(key: object, schema: Mapping[str, Any]) -> str:
    """Return the known key that an unknown one is probably meant to be, or nothing."""
    from difflib import get_close_matches

    known = list(schema.get("properties", {}))
    if key in known:
        return ""
    return next(iter(get_close_matches(str(key).lower(), known, n=1, cutoff=0.6)), "")


def _missing_keys(instance: Instance, path: DataPath, error: Any) -> Iterator[Diagnostic]:
    # jsonschema gives one error a key, and puts the key in the message only.
    misspelt = {_nearest(key, error.schema) for key in error.instance}
    for key in error.validator_value:
        absent = key not in error.instance and f"'{key}'" in error.message
        if absent and key not in misspelt:
            description = error.schema.get("properties", {}).get(key, {}).get("description", "")
            zh, _, en = description.partition("\n")
            span = _key_or_value(instance, path)
            hint = Phrase("add-key", {"key": key, "zh": zh or key, "en": en or key})
            yield problem("missing-key", span, hints=(hint,), key=key)


def _wrong_type(instance: Instance, path: DataPath, error: Any) -> Iterator[Diagnostic]:
    wanted = error.validator_value
    wanted = [wanted] if isinstance(wanted, str) else wanted
    names = list(dict.fromkeys(_TYPE_NAMES[name] for name in wanted if name != "null"))
    if not path:
        key = "not-keys.answers" if instance.kind == "answers" else "not-keys"
        yield problem(key, file_span(instance.source.path))
        return
    if "text" in names and "number" in names:
        names.remove("number")
    terms = tuple(Phrase(f"wanted-{name}") for name in names)
    mark = _mark(instance, path)
    span = mark.value if mark.scalar else _key_or_value(instance, path)
    yield problem(f"wrong-type.{names[0]}", span, key=_place_name(path), wanted=terms)


def _place_name(path: DataPath) -> str:
    """Return the nearest key's name: an item of a list goes by its list's."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _not_one_of(instance: Instance, path: DataPath, error: Any) -> Iterator[Diagnostic]:
    from difflib import get_close_matches

    choices = [str(value) for value in error.validator_value]
    nearest = get_close_matches(str(error.instance).lower(), choices, n=1, cutoff=0.6)
    hints = (Phrase("did-you-mean", {"nearest": nearest[0]}),) if nearest else ()
    yield problem(
        "not-one-of",
        _value(instance, path),
        hints=hints,
        key=_place_name(path),
        found=_short(error.instance),
        choices=choices,
    )


def _out_of_range(instance: Instance, path: DataPath, error: Any) -> Iterator[Diagnostic]:
    limits = (error.schema.get("minimum", "…"), error.schema.get("maximum", "…"))
    yield problem(
        "out-of-range",
        _value(instance, path),
        key=_place_name(path),
        found=_short(error.instance),
        least=limits[0],
        most=limits[1],
    )


def _too_much(instance: Instance, path: DataPath, error: Any) -> Iterator[Diagnostic]:
    key = "too-long" if error.validator == "maxLength" else "too-many"
    span = _key_or_value(instance, path)
    yield problem(key, span, key=_place_name(path), limit=error.validator_value)


def _too_little(instance: Instance, path: DataPath, _: Any) -> Iterator[Diagnostic]:
    yield problem("empty-value", _key_or_value(instance, path), key=_place_name(path))


def _pattern(instance: Instance, path: DataPath, error: Any) -> Iterator[Diagnostic]:
    # A property name's error stands at its mapping; the name is the checked value.
    named = "propertyNames" in error.absolute_schema_path
    span = _key_or_value(instance, (*path, error.instance)) if named else _value(instance, path)
    code = error.schema.get("x-code", "not-valid")
    yield problem(code, span, found=_short(error.instance), reason=error.message)


def _one_source(instance: Instance, path: DataPath, error: Any) -> Iterator[Diagnostic]:
    if not isinstance(error.instance, dict):
        return  # its type has been told
    given = [name for name in ("data", "cells", "lists", "file") if name in error.instance]
    if not given:
        yield problem("table-data", _key_or_value(instance, path), table=_name(path))
        return
    first, second = given[0], given[1]
    seen = Related(_key_or_value(instance, (*path, first)), Phrase("first-here"))
    yield problem(
        "table-data.twice",
        _key_or_value(instance, (*path, second)),
        related=(seen,),
        table=_name(path),
        first=first,
        second=second,
    )


def _twice(instance: Instance, path: DataPath, _: Any) -> Iterator[Diagnostic]:
    yield problem("listed-twice", _key_or_value(instance, path), key=_place_name(path))


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 30 else f"{text[:29]}…"


_TELLERS: Mapping[str, Any] = {
    "additionalProperties": _unknown_keys,
    "required": _missing_keys,
    "type": _wrong_type,
    "enum": _not_one_of,
    "minimum": _out_of_range,
    "maximum": _out_of_range,
    "maxLength": _too_much,
    "maxItems": _too_much,
    "maxProperties": _too_much,
    "minLength": _too_little,
    "minItems": _too_little,
    "minProperties": _too_little,
    "pattern": _pattern,
    "oneOf": _one_source,
    "uniqueItems": _twice,
}

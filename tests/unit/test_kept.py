"""What one build hands to the next."""

from __future__ import annotations

from reportgen.kept import Kept, Same


def test_a_value_is_worked_out_once_and_then_taken():
    calls: list[int] = []

    def work_out() -> int:
        calls.append(1)
        return 7

    first = Kept()
    assert [first.get("a", work_out), first.get("a", work_out)] == [7, 7]
    assert first.next().get("a", work_out) == 7
    assert len(calls) == 1


def test_what_a_build_did_not_ask_for_is_let_go():
    first = Kept()
    first.get("a", lambda: 1)
    second = first.next()
    second.get("b", lambda: 2)
    assert second.next().get("a", lambda: 3) == 3


def test_an_equal_value_is_not_the_same_one():
    one, other = [1], [1]
    assert Same(one) == Same(one)
    assert Same(one) != Same(other)
    assert len({Same(one), Same(one), Same(other)}) == 2


def test_what_equals_the_last_build_s_is_that_very_one():
    first = Kept()
    before = first.as_before("texts", {"a": [1], "b": [2]})
    second = first.next()
    after = second.as_before("texts", {"a": [1], "b": [3], "c": [4]})
    assert after == {"a": [1], "b": [3], "c": [4]}
    assert after["a"] is before["a"]

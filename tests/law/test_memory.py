"""A memory says what its function says, and does not grow without end."""

from __future__ import annotations

from yizhang.law.memory import Memory


def test_it_asks_once_for_each():
    asked = []
    memory = Memory(lambda key: asked.append(key) or key * 2, 8)
    assert [memory(2), memory(3), memory(2)] == [4, 6, 4]
    assert asked == [2, 3]


def test_it_forgets_when_it_is_full():
    memory = Memory(str, 3)
    assert [memory(n) for n in range(10)] == [str(n) for n in range(10)]
    assert len(memory.held) <= 3

"""How Python runs the program changes how fast it is, and nothing else."""

import sys

import pytest

from secondsource import interpreter

MAPS = """\
00400000-00800000 rw-p 00000000 00:00 0                  [heap]
00c00000-01000000 r-xp 00000000 fe:00 260386             /usr/bin/a program
7f0000100000-7f0000700000 rw-p 00000000 00:00 0
7f0000800000-7f0000900000 rw-p 00000000 00:00 0
7f0000a00000-7f0000e00000 rw-s 00000000 00:00 0
7f0001000000-7f0001400000 rw-p 00000000 fe:00 260386     /a/file
7ffc00000000-7ffc00400000 rw-p 00000000 00:00 0          [stack]
"""
MB = 1 << 20


def test_stretches_of_its_own_memory():
    """Whole large pages of what a process made itself: no files, nothing shared, nothing shorter."""
    assert list(interpreter._stretches(MAPS.splitlines())) == [
        (0x400000, 4 * MB),
        (0x7F0000200000, 4 * MB),
    ]


def test_large_pages_change_no_value(monkeypatch):
    """What a process holds is the same afterwards."""
    monkeypatch.setattr(interpreter, "_WORTH", 0)
    held = [str(n) for n in range(200_000)]
    for _ in range(2):
        interpreter.use_large_pages()
    assert held == [str(n) for n in range(200_000)]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells where memory lies")
@pytest.mark.parametrize("maps", ["", "no such lines\n", None])
def test_a_system_that_does_not_tell_where_memory_lies(tmp_path, monkeypatch, maps):
    """Nothing happens."""
    place = tmp_path / "maps"
    if maps is not None:
        place.write_text(maps, encoding="utf-8")
    monkeypatch.setattr(interpreter, "_MAPS", place)
    monkeypatch.setattr(interpreter, "_WORTH", 0)
    interpreter.use_large_pages()

#!/usr/bin/env python3
"""Runs every `$ tandem …` of a page's console blocks and compares what it prints.

usage: readme_test.py PAGE.md TANDEM

The lines behind a command, up to the next one or the block's end, are what it must print; a last
line `[…]` leaves the rest out. Paths in commands count from the page's folder. Commands that need a
server find one, which starts empty.
"""
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from dev_server import DevServer  # noqa: E402

ELISION = "[…]"


def commands(page):
    """Yields (command, expected lines) of every console block."""
    for block in re.findall(r"^```console\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            while command.endswith("\\"):
                more, _, expected = expected.partition("\n")
                command = command[:-1] + more
            yield command, expected.splitlines()


def failure_of(command, expected, tandem, folder, server):
    arguments = shlex.split(command)
    if arguments[0] != "tandem":
        return f"not a tandem command: {command}"
    run = subprocess.run(
        [tandem, *arguments[1:]], cwd=folder, capture_output=True, text=True, timeout=60,
        env={**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "TANDEM_SERVER": server})
    if run.returncode != 0:
        return f"exit code {run.returncode}: {run.stderr}"
    printed = run.stdout.splitlines()
    if expected and expected[-1] == ELISION:
        expected = expected[:-1]
        printed = printed[:len(expected)]
    if printed != expected:
        return "prints:\n" + "\n".join(printed) + "\nbut the page says:\n" + "\n".join(expected)
    return None


def main():
    path, tandem = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    checked = failed = 0
    with tempfile.TemporaryDirectory(prefix="tandem_readme_") as data, \
            DevServer(tandem, data) as server:
        for command, expected in commands(path.read_text(encoding="utf-8")):
            checked += 1
            failure = failure_of(command, expected, tandem, path.parent, server.address)
            if failure:
                failed += 1
                print(f"FAILED: $ {command}\n{failure}")
    print(f"{checked - failed} passed, {failed} failed")
    return 0 if checked and not failed else 1


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Holds the shape of the source tree.

    check_tree.py ROOT

Prints one line per violation and exits with 1 if there is any. What is held:
  - rooms include and link only what allowed_includes.txt lets them, and never in a circle;
    protobuf and gRPC count as the room proto, and tests have lines of their own;
  - what is for tests is used by tests alone;
  - an adapter is named by what composes a program, and by tests;
  - our headers are included by their path from the root;
  - absl's Status comes in through libs/base/status.h alone;
  - packages are looked for in cmake/Dependencies.cmake alone, nothing is downloaded while
    configuring, and sources are listed, never globbed;
  - no folder has a name that says nothing;
  - no file holds a path of somebody's machine.
"""

import pathlib
import re
import subprocess
import sys
import typing

TABLE = "tests/arch/allowed_includes.txt"
STATUS_HEADER = "libs/base/status.h"
PACKAGES_FILE = "cmake/Dependencies.cmake"
SOURCE_ROOTS = ("libs", "services", "tests")
PROTO_ROOM = "proto"
TEST_ROOM = "libs/testkit"
TEST_FILES = ("_test.cc", "_testing.h", "_testing.cc")
COMPOSING_ROOM = "services/tandem"
# Rooms, and headers of rooms that hold the port too.
ADAPTERS = ("libs/sqlite", "libs/messaging/embedded_bus.h", "libs/cache/in_process_cache.h")
EMPTY_NAMES = {"common", "util", "utils", "helper", "helpers", "misc", "core"}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
TARGET = re.compile(r"tandem_(library|program|test|conformance_suite)\(\s*(\w+)([^)]*)\)")
ALIAS = re.compile(r"\badd_library\(\s*tandem::(\w+)\s+ALIAS\b")
FOREIGN_WIRE = re.compile(r"(google/protobuf|grpcpp|grpc)/")
LINK = re.compile(r"\btandem::(\w+)")
LOOKS_FOR_PACKAGE = re.compile(
    r"\b(find_package|find_library|find_path|pkg_check_modules)\s*\(", re.I)
DOWNLOADS = re.compile(r"\b(FetchContent\w*|ExternalProject\w*|file\s*\(\s*DOWNLOAD)", re.I)
GLOBS = re.compile(r"\bfile\s*\(\s*GLOB", re.I)
MACHINE_PATH = re.compile(r"(?<![\w.*/}-])/(home|root|Users|work)/[\w.]")


def files_of(root):
    """The files that git knows or would take; without git, all but what is built."""
    try:
        listed = subprocess.run(
            ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others",
             "--exclude-standard"],
            capture_output=True, check=True, text=True).stdout.split("\0")
        if (root / ".git").exists():
            return sorted(name for name in listed if name and (root / name).is_file())
    except (OSError, subprocess.CalledProcessError):
        pass
    names = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return sorted(str(name) for name in names if name.parts[0] not in ("build", ".git"))


class Use(typing.NamedTuple):
    """A room includes or links something of another."""
    where: str
    room: str
    other: str
    how: str
    by_test: bool = False
    by_program: bool = False


class Table:
    """allowed_includes.txt: which room may use which."""

    TESTS_OF = "tests of "

    def __init__(self, text):
        self._rules = []
        self._test_rules = []
        for number, line in enumerate(text.splitlines(), 1):
            line = line.partition("#")[0].strip()
            if not line:
                continue
            room, colon, allowed = line.partition(":")
            if not colon:
                raise ValueError(f"{TABLE}:{number}: must be \"room: rooms\"")
            rules = self._test_rules if room.startswith(self.TESTS_OF) else self._rules
            room = room.removeprefix(self.TESTS_OF).strip()
            rules.append((self._regex(room), allowed.split()))

    @staticmethod
    def _regex(pattern):
        text = re.escape(pattern).replace(r"\*", ".+").replace("<service>", r"(?P<service>[^/]+)")
        return re.compile(text)

    def allowed(self, room, by_test=False):
        """Patterns of the rooms that `room` may use, or None if no line describes it."""
        own = self._first(self._rules, room)
        if own is None or not by_test:
            return own
        return own + (self._first(self._test_rules, room) or [])

    def _first(self, rules, room):
        for regex, allowed in rules:
            match = regex.fullmatch(room)
            if match:
                service = match.groupdict().get("service", "")
                return [self._regex(name.replace("<service>", service)) for name in allowed]
        return None


def room_of(name):
    return str(pathlib.PurePosixPath(name).parent)


def without_comments(cmake):
    return re.sub(r"#[^\n]*", "", cmake)


def is_test(name):
    return name.endswith(TEST_FILES) or name.startswith((f"{TEST_ROOM}/", "tests/"))


def check_uses(table, uses):
    for use in uses:
        allowed = table.allowed(use.room, use.by_test)
        if (allowed is not None and use.other != use.room
                and not any(pattern.fullmatch(use.other) for pattern in allowed)):
            yield (f"{use.where}: {use.room} must not use {use.other} ({use.how}); "
                   f"{TABLE} says what it may")


def check_tests_apart(uses):
    for use in uses:
        if not use.by_test and (use.other == TEST_ROOM or use.how.endswith(TEST_FILES)):
            yield f"{use.where}: {use.how} is for tests alone"


def check_adapters(uses):
    for use in uses:
        names_adapter = use.other in ADAPTERS or use.how in ADAPTERS
        composes = use.by_program or f"{use.room}/".startswith(f"{COMPOSING_ROOM}/")
        if names_adapter and not (use.other == use.room or use.by_test or composes):
            yield f"{use.where}: {use.how} is an adapter; programs and tests alone name one"


def check_rooms_known(table, rooms):
    for room in sorted(rooms):
        if table.allowed(room) is None:
            yield f"{room}: unknown room; add a line for it to {TABLE}"


def check_no_circle(uses):
    edges = {}
    for use in uses:
        if use.room != use.other and not use.by_test:
            edges.setdefault(use.room, set()).add(use.other)
    done = set()

    def walk(room, path):
        if room in path:
            return [*path[path.index(room):], room]
        if room in done:
            return None
        for other in sorted(edges.get(room, ())):
            circle = walk(other, [*path, room])
            if circle:
                return circle
        done.add(room)
        return None

    for room in sorted(edges):
        circle = walk(room, [])
        if circle:
            yield "rooms use each other in a circle: " + " → ".join(circle)
            return


def room_of_header(kind, header):
    """None for what belongs to nobody here."""
    if FOREIGN_WIRE.match(header) or (kind == '"' and header.endswith(".pb.h")):
        return PROTO_ROOM
    if kind == '"' and header.split("/")[0] in SOURCE_ROOTS:
        return room_of(header)
    return None


def include_uses(sources):
    for name, text in sources.items():
        for kind, header in INCLUDE.findall(text):
            other = room_of_header(kind, header)
            if other is not None:
                yield Use(name, room_of(name), other, header,
                          by_test=is_test(name), by_program=name.endswith("/main.cc"))


def link_uses(cmakes):
    rooms = {}
    for name, text in cmakes.items():
        for target in ALIAS.findall(text):
            rooms[target] = room_of(name)
        for kind, target, _ in TARGET.findall(text):
            if kind in ("library", "conformance_suite"):
                rooms[target] = room_of(name)
    for name, text in cmakes.items():
        for kind, target, arguments in TARGET.findall(text):
            for link in LINK.findall(arguments):
                yield Use(f"{name}: {target}", room_of(name), rooms.get(link, "nowhere"),
                          f"tandem::{link}", by_test=kind == "test" or is_test(name),
                          by_program=kind == "program")


def check_includes(sources):
    for name, text in sources.items():
        for kind, header in INCLUDE.findall(text):
            if kind == '"' and "/" not in header:
                yield f"{name}: \"{header}\" must be included by its path from the root"
            if header.startswith("absl/status/") and name != STATUS_HEADER:
                yield f"{name}: <{header}> comes in through {STATUS_HEADER} alone"


def check_cmake(cmakes):
    for name, text in cmakes.items():
        if name != PACKAGES_FILE and LOOKS_FOR_PACKAGE.search(text):
            yield f"{name}: packages are looked for in {PACKAGES_FILE} alone"
        if DOWNLOADS.search(text):
            yield f"{name}: nothing is downloaded while configuring"
        if GLOBS.search(text):
            yield f"{name}: sources are listed, never globbed"


def check_folder_names(names):
    folders = {str(parent) for name in names for parent in pathlib.PurePosixPath(name).parents}
    for folder in sorted(folders):
        if pathlib.PurePosixPath(folder).name.lower() in EMPTY_NAMES:
            yield f"{folder}: a folder's name says what it is for"


def check_machine_paths(root, names):
    for name in names:
        try:
            text = (root / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if MACHINE_PATH.search(line):
                yield f"{name}:{number}: holds a path of somebody's machine"


def check(root):
    names = files_of(root)

    def texts(wanted):
        return {name: (root / name).read_text(encoding="utf-8") for name in names if wanted(name)}

    sources = texts(
        lambda name: name.endswith((".h", ".cc")) and name.split("/")[0] in SOURCE_ROOTS)
    cmakes = {name: without_comments(text) for name, text in texts(
        lambda name: name.endswith((".cmake", "CMakeLists.txt"))).items()}
    table = Table((root / TABLE).read_text(encoding="utf-8"))
    uses = [*include_uses(sources), *link_uses(cmakes)]
    return [
        *check_rooms_known(table, {room_of(name) for name in sources}),
        *check_uses(table, uses),
        *check_tests_apart(uses),
        *check_adapters(uses),
        *check_no_circle(uses),
        *check_includes(sources),
        *check_cmake(cmakes),
        *check_folder_names(names),
        *check_machine_paths(root, names),
    ]


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        print(__doc__)
        return 2
    violations = check(pathlib.Path(sys.argv[1]).resolve())
    for violation in violations:
        print(violation)
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())

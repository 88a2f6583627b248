#!/usr/bin/env python3
"""Tests that `buf breaking` catches what breaks readers, and lets pass what does not.

An event that is gone is none of its business: WIRE_JSON looks into messages. The golden bytes, then
without an event that they belong to, catch that.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EVENTS = "tandem/partner/events/v1/partner_events.proto"
BROKEN = 100  # buf's exit code for violations, as opposed to a failure of its own


def buf(*arguments):
    return subprocess.run([ROOT / "tests/wire/buf", *arguments],
                          capture_output=True, check=False, text=True)


class BreakingTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.protos = pathlib.Path(folder.name) / "proto"
        shutil.copytree(ROOT / "proto", self.protos)
        self.image = pathlib.Path(folder.name) / "before.binpb"
        built = buf("build", self.protos, "-o", self.image)
        self.assertEqual(0, built.returncode, built.stderr)

    def change(self, pattern, replacement):
        path = self.protos / EVENTS
        text, count = re.subn(pattern, replacement, path.read_text(encoding="utf-8"), count=1)
        self.assertEqual(1, count, f"{EVENTS} has nothing like {pattern}")
        path.write_text(text, encoding="utf-8")

    def breaking(self):
        return buf("breaking", self.protos, "--against", self.image)

    def assert_breaks(self, expected):
        found = self.breaking()
        self.assertEqual(BROKEN, found.returncode, found.stdout + found.stderr)
        self.assertIn(expected, found.stdout)

    def test_another_type_of_a_field_is_caught(self):
        self.change(r"int64 revision = 1;", "int32 revision = 1;")
        self.assert_breaks("changed type")

    def test_a_field_that_is_gone_is_caught(self):
        self.change(r"  //[^\n]*\n  string display_name = 2;\n", "")
        self.assert_breaks("was deleted")

    def test_another_name_is_caught_because_json_carries_it(self):
        self.change(r"string display_name = 2;", "string shown_name = 2;")
        self.assert_breaks("name")

    def test_a_new_field_passes(self):
        self.change(r"(message VendorRenamed \{\n)", r"\1  // New.\n  string note = 100;\n")
        found = self.breaking()
        self.assertEqual(0, found.returncode, found.stdout + found.stderr)


if __name__ == "__main__":
    sys.exit(unittest.main())

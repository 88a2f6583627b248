#!/usr/bin/env python3
"""Tests of check_tree.py on small trees, each with one violation."""

import pathlib
import tempfile
import unittest

import check_tree

TABLE = (pathlib.Path(__file__).parent / "allowed_includes.txt").read_text(encoding="utf-8")


def violations(files):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in {check_tree.TABLE: TABLE, **files}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        return check_tree.check(root)


class CheckTreeTest(unittest.TestCase):
    def assert_finds(self, expected, files):
        found = violations(files)
        self.assertEqual(len(found), 1, found)
        self.assertIn(expected, found[0])

    def test_takes_a_tree_without_fault(self):
        self.assertEqual([], violations({
            "libs/base/CMakeLists.txt": "tandem_library(base SOURCES a.cc)",
            "libs/base/status.h": "#include <absl/status/status.h>\n",
            "libs/csv/CMakeLists.txt": "tandem_library(csv SOURCES a.cc\n  LINKS tandem::base)",
            "libs/csv/reader.cc": '#include "libs/base/status.h"\n',
            "services/planning/app/a.cc": '#include "services/planning/domain/plan.h"\n',
            "services/tandem/main.cc": '#include "services/planning/domain/plan.h"\n',
            "cmake/Dependencies.cmake": "find_package(fmt)",
        }))

    def test_finds_an_include_against_the_rule(self):
        self.assert_finds("libs/base must not use libs/csv",
                          {"libs/base/a.cc": '#include "libs/csv/reader.h"\n'})
        self.assert_finds("must not use services/planning/domain",
                          {"libs/csv/a.cc": '#include "services/planning/domain/plan.h"\n'})
        self.assert_finds("must not use services/planning/storage", {
            "services/planning/domain/a.cc": '#  include "services/planning/storage/sql.h"\n'})

    def test_finds_a_service_that_includes_another(self):
        self.assert_finds("must not use services/coaching/domain", {
            "services/planning/app/a.cc": '#include "services/coaching/domain/mode.h"\n'})
        self.assert_finds("must not use services/coaching/domain", {
            "services/planning/main.cc": '#include "services/coaching/domain/mode.h"\n'})

    def test_finds_a_link_against_the_rule(self):
        self.assert_finds("tandem::csv", {
            "libs/base/CMakeLists.txt": "tandem_library(base SOURCES a.cc\n  LINKS tandem::csv)",
            "libs/csv/CMakeLists.txt": "tandem_library(csv SOURCES a.cc) # LINKS tandem::base",
        })

    def test_finds_a_room_that_the_table_does_not_know(self):
        self.assert_finds("libs/mail: unknown room; add a line",
                          {"libs/mail/a.cc": '#include "libs/base/status.h"\n'})

    def test_finds_a_circle_of_rooms(self):
        self.assert_finds("circle: services/tandem → services/tandem/views → services/tandem", {
            "services/tandem/main.cc": '#include "services/tandem/views/table.h"\n',
            "services/tandem/views/table.cc": '#include "services/tandem/main.h"\n',
        })

    def test_finds_an_include_that_is_not_from_the_root(self):
        self.assert_finds("path from the root", {"libs/csv/a.cc": '#include "reader.h"\n'})

    def test_finds_status_that_goes_round_base(self):
        self.assert_finds("comes in through libs/base/status.h",
                          {"libs/csv/a.cc": "#include <absl/status/statusor.h>\n"})

    def test_finds_what_cmake_files_must_not_do(self):
        for text, expected in (("find_package(fmt)", "looked for in"),
                               ("include(FetchContent)", "downloaded"),
                               ("file(GLOB sources *.cc)", "globbed")):
            self.assert_finds(expected, {"libs/csv/CMakeLists.txt": text})

    def test_finds_a_folder_with_an_empty_name(self):
        self.assert_finds("libs/csv/utils", {"libs/csv/utils/README.md": ""})

    def test_finds_a_machine_path(self):
        self.assert_finds("README.md:2", {"README.md": "one\nsee /" + "home/anna/notes\n"})


if __name__ == "__main__":
    unittest.main()

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
            "services/planning/rpc/a.cc": '#include "tandem/partner/v1/partner.pb.h"\n',
            "services/planning/main.cc": '#include "libs/sqlite/sqlite_database.h"\n',
            "cmake/Dependencies.cmake": "find_package(fmt)",
        }))

    def test_takes_tests_that_use_what_is_for_tests(self):
        self.assertEqual([], violations({
            "libs/testkit/CMakeLists.txt": "add_library(tandem::testkit ALIAS tandem_testkit)",
            "libs/testkit/fake_clock.h": '#include "libs/base/clock.h"\n',
            "libs/base/CMakeLists.txt":
                "tandem_library(base SOURCES a.cc)\n"
                "tandem_test(base_test SOURCES a_test.cc LINKS tandem::base tandem::testkit)",
            "libs/base/clock_test.cc": '#include "libs/testkit/fake_clock.h"\n',
            "libs/timers/timers_testing.h": '#include "libs/sqlite/sqlite_database.h"\n',
            "libs/timers/timers_test.cc": '#include "libs/timers/timers_testing.h"\n',
            "tests/e2e/a.cc": '#include "libs/sqlite/sqlite_database.h"\n',
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

    def test_finds_protobuf_where_it_must_not_be(self):
        for room in ("domain", "app", "storage"):
            for header in ('"tandem/partner/v1/partner.pb.h"', "<google/protobuf/message.h>",
                           "<grpcpp/grpcpp.h>"):
                self.assert_finds("must not use proto", {
                    f"services/planning/{room}/a.cc": f"#include {header}\n"})
        self.assert_finds("must not use proto", {
            "proto/CMakeLists.txt": "add_library(tandem::proto ALIAS tandem_proto)",
            "libs/csv/CMakeLists.txt": "tandem_library(csv SOURCES a.cc LINKS tandem::proto)"})

    def test_finds_a_library_that_uses_what_is_for_tests(self):
        for header in ("libs/testkit/fake_clock.h", "services/planning/rpc/rpc_testing.h"):
            self.assert_finds("is for tests alone", {
                "services/planning/rpc/a.cc": f'#include "{header}"\n'})
        self.assert_finds("is for tests alone", {
            "libs/testkit/CMakeLists.txt": "tandem_conformance_suite(testkit_bus SOURCES a.cc)",
            "services/planning/rpc/CMakeLists.txt":
                "tandem_library(planning_rpc SOURCES a.cc LINKS tandem::testkit_bus)"})

    def test_finds_a_test_that_uses_more_than_tests_of_its_room_may(self):
        self.assert_finds("must not use libs/sqlite", {
            "libs/csv/a_test.cc": '#include "libs/testkit/a.h"\n#include "libs/sqlite/b.h"\n'})

    def test_finds_an_adapter_that_no_program_names(self):
        for header in ("libs/sqlite/sqlite_database.h", "libs/messaging/embedded_bus.h",
                       "libs/cache/in_process_cache.h"):
            self.assert_finds("is an adapter", {
                "services/planning/events/a.cc": f'#include "{header}"\n'})
        self.assert_finds("is an adapter", {
            "libs/sqlite/CMakeLists.txt": "tandem_library(sqlite SOURCES a.cc)",
            "services/planning/CMakeLists.txt":
                "tandem_library(planning SOURCES a.cc LINKS tandem::sqlite)"})

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

#!/usr/bin/env python3
"""The completion scripts in real shells: bash completes, zsh and fish at least read theirs.

usage: completion_test.py TANDEM
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
TANDEM = pathlib.Path(sys.argv.pop(1)).resolve()
ENVIRONMENT = {**os.environ, "PATH": f"{TANDEM.parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}

# Sets what readline would set, asks the function that is registered, and prints its answer.
ASK_BASH = """
source <(tandem completion bash) || exit 1
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
function=$(complete -p tandem) && function=${function#*-F } && "${function%% *}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


def script_of(shell):
    return subprocess.run(["tandem", "completion", shell], env=ENVIRONMENT, check=True,
                          capture_output=True, text=True).stdout


class Bash(unittest.TestCase):
    def complete(self, *words):
        run = subprocess.run(["bash", "--norc", "-c", ASK_BASH, "bash", "tandem", *words],
                             env=ENVIRONMENT, capture_output=True, text=True, timeout=30)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(run.stderr, "")
        return run.stdout.split()

    def test_groups_and_commands(self):
        self.assertIn("person", self.complete(""))
        self.assertIn("dev", self.complete(""))
        self.assertNotIn("complete-words", self.complete(""))
        self.assertEqual(self.complete("perso"), ["person"])
        self.assertEqual(self.complete("absence", ""), ["add", "list", "change", "remove"])

    def test_groups_in_groups(self):
        self.assertEqual(self.complete("mop", "repr"), ["representative"])
        self.assertEqual(self.complete("mop", "feed", ""), ["create", "list", "revoke"])

    def test_options(self):
        self.assertEqual(self.complete("away", "--cl"), ["--closes"])
        self.assertIn("--cover", self.complete("absence", "add", "acme:ann", "--"))

    def test_values(self):
        self.assertEqual(self.complete("person", "list", "acme", "--format", ""),
                         ["table", "json", "csv"])
        self.assertEqual(self.complete("person", "create", "acme", "--role", "=", "ma"),
                         ["manager"])
        self.assertEqual(self.complete("partnership", "change", "--model", "re"), ["reseller"])
        self.assertEqual(self.complete("mop", "propose", "acme/softcat", "--kind", ""),
                         ["VENDOR", "PARTNER", "NEW", "TWO"])
        self.assertEqual(self.complete("mop", "calendar", "acme/softcat", "--format", "i"), ["ics"])
        self.assertEqual(self.complete("completion", "x"), [])

    def test_files_are_left_to_the_shell(self):
        self.assertEqual(self.complete("import", "people", ""), [])


class OtherShells(unittest.TestCase):
    def check(self, shell):
        if not shutil.which(shell):
            self.skipTest(f"{shell} is not installed")
        with tempfile.NamedTemporaryFile("w", suffix="." + shell) as file:
            file.write(script_of(shell))
            file.flush()
            run = subprocess.run([shell, "-n", file.name], capture_output=True, text=True)
            self.assertEqual((run.returncode, run.stderr), (0, ""))

    def test_zsh_reads_its_script(self):
        self.check("zsh")

    def test_fish_reads_its_script(self):
        self.check("fish")

    def test_an_unknown_shell_is_refused(self):
        run = subprocess.run(["tandem", "completion", "tcsh"], env=ENVIRONMENT,
                             capture_output=True, text=True)
        self.assertEqual(run.returncode, 2)
        self.assertIn("SHELL", run.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=1)

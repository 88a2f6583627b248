#!/usr/bin/env python3
"""Of an erased person nothing is left in any file, log or metric of `tandem dev`; of how the
production shape forgets, production_test.py tells.

usage: erasure_test.py TANDEM
"""
import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True
from dev_server import DevServer  # noqa: E402
from erased_name import PERSON_ID, erase, leave_traces, traces_in, traces_in_files  # noqa: E402


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


with tempfile.TemporaryDirectory() as data:
    server = DevServer(pathlib.Path(sys.argv[1]).resolve(), data,
                       options=("--log-level", "debug"))
    with server:
        leave_traces(server)
        server.wait_until_events_are_applied()
        expect(traces_in_files(data), "the search does not find what is there")
        erase(server)
        expect(not traces_in_files(data), f"still there: {traces_in_files(data)}")
        expect(not traces_in(server.metrics()), "a metric tells the name")
        kept = [path for path in pathlib.Path(data).rglob("*.db*")
                if PERSON_ID in path.read_bytes().decode("latin-1")]
        expect(kept, "history has lost the id")
        server.stop()
    expect("CreatePerson" in server.log, f"the log tells no calls:\n{server.log[-2000:]}")
    expect(not traces_in(server.log), "the log tells the name")
    expect(not traces_in_files(data), "the end of the server brings it back")
print("of the erased person the id is left, and nothing else")

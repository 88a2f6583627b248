#!/usr/bin/env python3
"""What surrounds `tandem dev` goes wrong: settings, addresses, data folders, a slow stop.

usage: dev_faults_test.py TANDEM
"""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from dev_server import DevServer  # noqa: E402

TANDEM = str(pathlib.Path(sys.argv[1]).resolve())


def dev(*options, **environment):
    """Exit code and texts of a server that cannot start."""
    done = subprocess.run([TANDEM, "dev", *options], capture_output=True, text=True, timeout=30,
                          env={**os.environ, **environment})
    return done.returncode, done.stdout + done.stderr


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def test_bad_settings_are_reported_together(folder):
    code, text = dev("--data", f"{folder}/x", "--most-calls", "0", "--drain", "1d",
                     TANDEM_LOG_LEVEL="loud", TANDEM_LISTNE="here")
    expect(code == 2, text)
    for word in ("--most-calls", "--drain", "TANDEM_LOG_LEVEL", "is TANDEM_LISTEN meant?"):
        expect(word in text, f"{word} is not in: {text}")
    expect(not os.path.exists(f"{folder}/x"), "nothing may be made")


def test_asserted_callers_stay_on_loopback(folder):
    code, text = dev("--data", f"{folder}/l", "--listen", "0.0.0.0:0", "--metrics-listen",
                     "127.0.0.1:0", "--web-listen", "127.0.0.1:0")
    expect(code == 1 and "loopback" in text, text)
    code, text = dev("--data", f"{folder}/l", "--listen", "127.0.0.1:0", "--metrics-listen",
                     "127.0.0.1:0", "--web-listen", "0.0.0.0:0")
    expect(code == 1 and "web-listen" in text and "loopback" in text, text)


def test_a_web_url_that_is_none_is_refused(folder):
    for url in ("tandem.example", "https://", "https://x/?a=b"):
        code, text = dev("--data", f"{folder}/u", "--listen", "127.0.0.1:0", "--metrics-listen",
                         "127.0.0.1:0", "--web-listen", "127.0.0.1:0", "--web-url", url)
        expect(code == 1 and "web-url" in text, text)


def test_a_second_process_on_the_folder_is_refused(folder):
    with DevServer(TANDEM, f"{folder}/one") as server:
        code, text = dev("--data", f"{folder}/one", "--listen", "127.0.0.1:0", "--metrics-listen",
                         "127.0.0.1:0", "--web-listen", "127.0.0.1:0")
        expect(code == 1 and f"PID {server.process.pid}" in text, text)
        code, text = dev("--data", f"{folder}/two", "--listen", server.address, "--metrics-listen",
                         "127.0.0.1:0", "--web-listen", "127.0.0.1:0")
        expect(code == 1 and server.address in text, text)
        server.run("status")
        expect(server.stop() == 0, server.log)


def test_a_folder_that_is_a_file_or_damaged_is_named(folder):
    pathlib.Path(folder, "file").write_text("x", encoding="utf-8")
    code, text = dev("--data", f"{folder}/file", "--metrics-listen", "127.0.0.1:0", "--web-listen", "127.0.0.1:0")
    expect(code != 0 and f"{folder}/file" in text, text)
    damaged = pathlib.Path(folder, "damaged")
    damaged.mkdir()
    (damaged / "bus.db").write_bytes(b"no database at all, but long enough to be one " * 100)
    code, text = dev("--data", str(damaged), "--listen", "127.0.0.1:0", "--metrics-listen",
                     "127.0.0.1:0", "--web-listen", "127.0.0.1:0")
    expect(code == 1 and "bus.db" in text, text)


def test_a_newer_schema_is_refused(folder):
    import sqlite3
    with DevServer(TANDEM, f"{folder}/newer") as server:
        expect(server.stop() == 0, server.log)
    with sqlite3.connect(f"{folder}/newer/partner_registry.db") as database:
        database.execute("INSERT INTO schema_migrations SELECT component, 9999, 'future', 'x', 0 "
                         "FROM schema_migrations LIMIT 1")
    code, text = dev("--data", f"{folder}/newer", "--listen", "127.0.0.1:0", "--metrics-listen",
                     "127.0.0.1:0", "--web-listen", "127.0.0.1:0")
    expect(code == 1 and "start a newer program" in text, text)


def test_metrics_answer(folder):
    with DevServer(TANDEM, f"{folder}/metrics") as server:
        server.run("vendor", "list")
        page = server.metrics()
        for word in ("tandem_rpc_calls_total", "tandem_outbox_rows", "tandem_consumer_lag_events"):
            expect(word in page, f"{word} is not in the metrics")


def test_a_killed_server_keeps_what_it_acknowledged(folder):
    with DevServer(TANDEM, f"{folder}/killed") as server:
        server.run("vendor", "create", "acme", "--name", "Acme")
        server.kill()
    with DevServer(TANDEM, f"{folder}/killed") as server:
        expect("Acme" in server.run("vendor", "list").stdout, "the vendor is gone")


def main():
    tests = [value for name, value in globals().items() if name.startswith("test_")]
    failed = 0
    for test in tests:
        with tempfile.TemporaryDirectory(prefix="tandem_faults_") as folder:
            try:
                test(folder)
                print(f"passed: {test.__name__}")
            except AssertionError as error:
                failed += 1
                print(f"FAILED: {test.__name__}: {error}")
    print(f"{len(tests) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

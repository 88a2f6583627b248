#!/usr/bin/env python3
"""Kills `tandem dev` at every commit point under load, starts it again and compares what it knows
with a run that was never killed: nothing lost, nothing half-written, nothing applied twice.

usage: crash_test.py TANDEM [POINT …]      TANDEM must be built with failpoints (the dev preset)
"""
import concurrent.futures
import csv
import io
import json
import pathlib
import sqlite3
import sys
import tempfile
import time

sys.dont_write_bytecode = True
from dev_server import KILLED_BY_FAILPOINT, DevServer  # noqa: E402

# Where the process dies, and at which passings. The storage points are passed by every commit of the
# registry, of alignment and of the bus alike, so many passings stand for many different commits.
POINTS = {
    "storage.before_commit": (12, 19, 27, 40, 61, 90),
    "storage.after_commit": (12, 20, 28, 41, 62, 91),
    "relay.before_publish": (1, 3),
    "relay.after_publish": (1, 2, 4),
    "relay.after_mark": (1, 3),
    "bus.before_offset_commit": (1, 2, 4),
}
CALENDARS = ["month 01-01", "month 04-01", "last sat jul; weeks 4-4-5; week53 p7", "month 10-01"]
PARTNERS = 60
CHANGES = 12
WAIT_SECONDS = 60


def partner_file():
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["name", "country", "calendar", "lead_days"])
    for i in range(PARTNERS):
        rows.writerow([f"Partner {i:03}", "DE" if i % 2 else "US", CALENDARS[i % 4], i % 5])
    return out.getvalue()


def commands(file):
    """The load. All but the import carry a request id, so they are sent again after a crash."""
    yield ["vendor", "create", "acme", "--name", "Acme", "--country", "US", "--calendar",
           "month 02-01", "--request-id", "vendor"]
    yield ["import", "partners", str(file), "--vendor", "acme"]
    for i in range(CHANGES):
        yield ["calendar", "correct", f"acme/partner-{i:03}", "--spec", CALENDARS[(i + 1) % 4],
               "--reason", "typo", "--request-id", f"correct-{i}"]
        yield ["settings", "change", f"acme/partner-{i:03}", "--lead", "7", "--request-id",
               f"lead-{i}"]
    yield ["settings", "change", "acme", "--lead", "3", "--request-id", "vendor-lead"]


def send_load(server, file, answered=(), check=False):
    """Sends everything; the answers that came, by command. Stops early when the server dies, unless
    `check` says that it must not. An import that was answered is not sent again: it would undo the
    changes that followed it."""
    load = [command for command in commands(file)
            if command[0] != "import" or tuple(command) not in answered]
    answers = {}

    def send(command):
        if server.ended and not check:
            return
        done = server.run(*command, "--deadline", "30" if check else "5", check=check)
        if done.returncode == 0:
            answers[tuple(command)] = done.stdout

    first = 2 if load[1][0] == "import" else 1
    for command in load[:first]:
        send(command)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        list(pool.map(send, load[first:]))
    return answers


def settled_portfolio(server):
    """The portfolio once every event has arrived, and nothing is stale or pending."""
    server.wait_until_events_are_applied()
    done = server.run("align", "portfolio", "--of", "acme", "--format", "csv", "--wait",
                      str(WAIT_SECONDS), seconds=WAIT_SECONDS + 30)
    return done.stdout


def everything(server):
    """All that people can see, in a form to compare: without times and without the order of audit
    rows, which depends on who came first."""
    seen = {"portfolio": settled_portfolio(server)}
    seen["partnerships"] = without_times(
        server.run("partnership", "list", "acme", "--format", "json").stdout)
    for name in ["acme"] + [f"acme/partner-{i:03}" for i in range(CHANGES)]:
        seen[f"settings {name}"] = without_times(
            server.run("settings", "show", name, "--format", "json").stdout)
        seen[f"calendar {name}"] = without_times(
            server.run("calendar", "show", name, "--format", "json").stdout)
        history = json.loads(server.run("history", name, "--format", "json").stdout)
        seen[f"history {name}"] = sorted(without_times(json.dumps(row)) for row in history)
    seen["dead letters"] = server.run("dead-letters", "list", "--format", "csv").stdout
    return seen


def without_times(text):
    def strip(value):
        if isinstance(value, dict):
            # The client makes up the request ids of an import.
            imported = value.get("action") == "ImportPartnerships"
            return {key: strip(item) for key, item in value.items()
                    if "time" not in key.lower() and not (imported and key == "requestId")}
        return [strip(item) for item in value] if isinstance(value, list) else value

    return json.dumps(strip(json.loads(text)), sort_keys=True)


def difference(key, expected, found):
    """Where two texts begin to differ."""
    same = next((i for i, (a, b) in enumerate(zip(expected, found)) if a != b),
                min(len(expected), len(found)))
    begin = max(0, same - 60)
    return (f"{key}:\n    expected …{expected[begin:same + 100]}…"
            f"\n    found    …{found[begin:same + 100]}…")


def check_files(data):
    for path in sorted(pathlib.Path(data).glob("*.db")):
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
            if answer != "ok":
                raise AssertionError(f"{path.name}: {answer}")


def run_without_crash(tandem, file):
    with tempfile.TemporaryDirectory(prefix="tandem_crash_") as data:
        with DevServer(tandem, data) as server:
            send_load(server, file, check=True)
            expected = everything(server)
            assert server.stop() == 0, "it does not stop cleanly"
    return expected


def run_with_crash(tandem, file, point, passing, expected):
    """What is wrong afterwards, as a list of texts; and whether it was killed at all."""
    with tempfile.TemporaryDirectory(prefix="tandem_crash_") as data:
        with DevServer(tandem, data, failpoint=f"{point}:crash:{passing}") as server:
            before = send_load(server, file) if server.address else {}
            end = time.monotonic() + 5
            while not server.ended and time.monotonic() < end:
                time.sleep(0.02)
            killed = server.ended
            if killed and server.process.returncode != KILLED_BY_FAILPOINT:
                return [f"ended with {server.process.returncode}: {server.log[-2000:]}"], killed
            if not killed:
                server.kill()
        with DevServer(tandem, data) as server:
            assert server.address, f"does not start again: {server.log}"
            after = send_load(server, file, before, check=True)
            found = everything(server)
            assert server.stop() == 0, "it does not stop cleanly"
        check_files(data)
    wrong = [difference(key, str(expected[key]), str(found.get(key)))
             for key in expected if expected[key] != found.get(key)]
    wrong += [f"another answer to the same request: {' '.join(command)}"
              for command in before
              if command[0] != "import" and before[command] != after.get(command)]
    return wrong, killed


def main():
    tandem = pathlib.Path(sys.argv[1]).resolve()
    chosen = sys.argv[2:] or list(POINTS)
    failed = killed_runs = 0
    with tempfile.NamedTemporaryFile("w", suffix=".csv", prefix="tandem_partners_") as file:
        file.write(partner_file())
        file.flush()
        expected = run_without_crash(tandem, file.name)
        for point in chosen:
            for passing in POINTS[point]:
                wrong, killed = run_with_crash(tandem, file.name, point, passing, expected)
                killed_runs += killed
                failed += bool(wrong)
                print(f"{point} {passing}: {'killed' if killed else 'not reached'}, "
                      f"{'FAILED' if wrong else 'the same'}", flush=True)
                for text in wrong:
                    print(f"  {text}")
    runs = sum(len(POINTS[point]) for point in chosen)
    print(f"{runs - failed} passed, {failed} failed, {killed_runs} killed")
    return 0 if not failed and killed_runs >= runs // 2 else 1


if __name__ == "__main__":
    sys.exit(main())

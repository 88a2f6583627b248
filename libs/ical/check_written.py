"""usage: check_written.py PROGRAM

Has PROGRAM (ical_write_sample) write a calendar and reads it with python3-icalendar, a parser that
is not ours: every value must come back, ends must be exclusive, UIDs unique, lines short.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
from datetime import date, datetime

import icalendar


def check(what, found, expected):
    if found != expected:
        sys.exit(f"{what}: found {found!r}, expected {expected!r}")


def check_bytes(text):
    check("the last line end", text[-2:], b"\r\n")
    lines = text.split(b"\r\n")[:-1]
    for line in lines:
        check("a bare CR or LF", b"\r" in line or b"\n" in line, False)
        check("an octet count over 75", len(line) > 75, False)
        line.decode()  # no character is split by a fold


def check_event(event, expected):
    name = expected["uid"]
    check("UID", str(event["UID"]), name)
    check(name, event.decoded("DTSTART"), date.fromisoformat(expected["first"]))
    check(name, event.decoded("DTEND"), date.fromisoformat(expected["behind"]))
    check(name, event.decoded("DTSTAMP"), datetime.fromisoformat(expected["stamp"][:-1] + "+00:00"))
    check(name, str(event.get("STATUS", "")), "CANCELLED" if expected["cancelled"] else "")
    check(name, str(event["SUMMARY"]), expected["summary"])
    check(name, str(event["TRANSP"]), expected["transp"])
    check(name, int(event["SEQUENCE"]), expected["sequence"])
    check(name, [str(one) for one in event["CATEGORIES"].cats], expected["categories"])
    out = event.get("X-MICROSOFT-CDO-BUSYSTATUS")
    check(name, out == "OOF", expected["out_of_office"])


def main():
    with tempfile.TemporaryDirectory() as folder:
        written = pathlib.Path(folder, "written.ics")
        meant = pathlib.Path(folder, "meant.json")
        subprocess.run([sys.argv[1], written, meant], check=True)
        text = written.read_bytes()
        expected = json.loads(meant.read_text(encoding="utf-8"))
    check_bytes(text)
    calendar = icalendar.Calendar.from_ical(text)
    check("X-WR-CALNAME", str(calendar["X-WR-CALNAME"]), "Müller, Söhne; Co")
    check("PRODID", str(calendar["PRODID"]), "-//Tandem//Test//EN")
    check("VERSION", str(calendar["VERSION"]), "2.0")
    events = calendar.walk("VEVENT")
    check("the number of events", len(events), len(expected))
    check("unique UIDs", len({str(event["UID"]) for event in events}), len(events))
    for event, one in zip(events, expected):
        check_event(event, one)
    print(f"{len(events)} events come back as they were meant")


if __name__ == "__main__":
    main()

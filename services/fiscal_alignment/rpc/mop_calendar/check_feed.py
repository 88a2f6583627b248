"""usage: check_feed.py PROGRAM

Has PROGRAM (write_sample_feed) write the feed of a MOP's calendar and reads it with
python3-icalendar, a parser that is not ours.
"""

import pathlib
import subprocess
import sys
import tempfile
from datetime import date

import icalendar


def check(what, found, expected):
    if found != expected:
        sys.exit(f"{what}: found {found!r}, expected {expected!r}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        written = pathlib.Path(folder, "feed.ics")
        subprocess.run([sys.argv[1], written], check=True)
        calendar = icalendar.Calendar.from_ical(written.read_bytes())
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    check("unique UIDs", len(events), len(calendar.walk("VEVENT")))
    for uid, event in events.items():
        check(uid + " lasts a day or more", event.decoded("DTEND") > event.decoded("DTSTART"), True)
        check(uid + " has a stamp", event.decoded("DTSTAMP").isoformat(), "2027-02-01T08:00:00+00:00")
        check(uid + " leaves its days free", str(event["TRANSP"]), "TRANSPARENT")

    def entry(name):
        return events[f"vendors/acme/partnerships/mueller/mops/1/{name}@tandem"]

    moved = entry("joint-close/2")
    check("a moved close", moved.decoded("DTSTART"), date(2027, 4, 23))
    check("its exclusive end", moved.decoded("DTEND"), date(2027, 4, 24))
    check("its sequence", int(moved["SEQUENCE"]), 1)
    check("its words", str(moved["SUMMARY"]), "Joint close with Müller, Söhne; Co")
    check("the next close's sequence", int(entry("joint-close/3")["SEQUENCE"]), 0)
    gone = entry("weekly-review/18")
    check("a review that fell away", str(gone["STATUS"]), "CANCELLED")
    check("its last day", gone.decoded("DTSTART"), date(2027, 4, 26))
    window = entry("planning-window/partner/2")
    check("a planning window", window.decoded("DTSTART"), date(2027, 11, 6))
    check("its exclusive end", window.decoded("DTEND"), date(2028, 2, 1))
    year = entry("own-quarter-end/partner/4")
    check("a year's end", str(year["SUMMARY"]), "Müller, Söhne; Co's fiscal year ends")
    print(f"{len(events)} entries of the feed come back as they were meant")


if __name__ == "__main__":
    main()

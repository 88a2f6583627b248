#!/usr/bin/env python3
"""The sample is sound: every file of it is taken over without a refusal, twice with the same effect,
and whenever one looks somebody of the shown portfolio is away at a next close.

usage: sample_test.py DEPLOY_SAMPLE TANDEM
"""
import datetime
import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True
from dev_server import DevServer  # noqa: E402


def person_of(file):
    """As deploy/run reads it: ORGANISATION.PERSON.CALENDAR.ics, or PERSON.CALENDAR.ics."""
    *organisation, person, calendar, _ = file.name.split(".")
    return "/".join(["cisco", *organisation]) + ":" + person, calendar


def take_over(server, sample):
    said = [server.run("import", "partners", str(sample / "partners.csv"), "--vendor", "cisco").stdout,
            server.run("import", "people", str(sample / "people.csv"), "--vendor", "cisco").stdout]
    for file in sorted((sample / "absences").glob("*.ics")):
        person, calendar = person_of(file)
        said.append(server.run("import", "absences", str(file), "--of", person, "--source",
                               calendar).stdout)
    said.append(server.run("import", "shutdowns", str(sample / "shutdowns.bechtle.ics"), "--of",
                           "cisco/bechtle").stdout)
    return said


def main():
    sample, tandem = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory(prefix="tandem_sample_") as data, \
            DevServer(tandem, data) as server:
        server.run("vendor", "create", "cisco", "--name", "Cisco", "--country", "US", "--calendar",
                   "last sat jul; weeks 4-4-5; week53 p7")
        for line in take_over(server, sample):
            assert "0 refused" in line, line
        for line in take_over(server, sample):
            assert line.startswith("0 created, 0 changed") or ": 0 added, 0 removed" in line, line
        today = datetime.datetime.now(datetime.timezone.utc).date()
        for days in range(0, 730, 23):
            day = (today + datetime.timedelta(days=days)).isoformat()
            away = server.run("away", "--of", "cisco:m1", "--from", day).stdout
            assert "Cisco closes on" in away and "days away" in away, f"from {day}:\n{away}"


if __name__ == "__main__":
    main()

"""Somebody whose name stands nowhere else is used in every way that the client offers, then erased."""
import pathlib
import tempfile

NAME = "Zebulon Quirkwhistle"
TRACES = ("Zebulon", "Quirkwhistle", "5550192837")
# Not personal: what must still be found, so that a search that finds nothing proves something.
PERSON_ID = "trace-q7"
PERSON = f"traces/acorn:{PERSON_ID}"

ABSENCES = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Elsewhere//EN
BEGIN:VEVENT
UID:holiday-of-zebulon
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20260720
DTEND;VALUE=DATE:20260725
SUMMARY:{NAME} in hospital
ORGANIZER;CN={NAME}:mailto:zebulon@quirkwhistle.example
END:VEVENT
BEGIN:VEVENT
UID:wrong
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20260820
DTEND;VALUE=DATE:20260810
SUMMARY:{NAME} again
END:VEVENT
END:VCALENDAR
"""


def leave_traces(server):
    """Every call that takes or gives a name, a way to reach somebody or an absence."""
    run = server.run
    run("vendor", "create", "traces", "--name", "Traces", "--calendar", "month 02-01")
    run("partnership", "create", "traces/acorn", "--name", "Acorn", "--calendar",
        "month 01-01")
    create = ("person", "create", "traces/acorn", "--id", PERSON_ID, "--name", NAME, "--role", "rep",
              "--zone", "Europe/London", "--email", "zebulon@quirkwhistle.example", "--request-id",
              "trace-1")
    run(*create)
    run(*create)  # answered from what is kept for repeated requests
    run("person", "create", "traces/acorn", "--id", PERSON_ID, "--name", NAME, "--role", "rep",
        "--zone", "Europe/London", check=False)  # the id is taken
    run("person", "create", "traces/acorn", "--name", NAME, "--role", "manager", "--zone", "UTC",
        check=False)  # of the wrong side
    run("person", "change", PERSON, "--name", f"{NAME} Jr", "--request-id", "trace-2")
    run("person", "change", PERSON, "--zone", "Nowhere/Zebulon", check=False)
    run("person", "contact", PERSON, "--phone", "+44 5550192837", "--request-id", "trace-3")
    run("person", "contact", PERSON, "--email", "zebulon quirkwhistle", check=False)
    run("absence", "add", PERSON, "2026-06-01..2026-06-05", "--request-id", "trace-4")
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "zebulon.ics"
        file.write_text(ABSENCES.replace("\n", "\r\n"))
        run("import", "absences", str(file), "--of", PERSON, "--source", "outlook", check=False)
    for question in (("person", "show", PERSON), ("person", "list", "traces/acorn"),
                     ("person", "contact", PERSON), ("export", "absences", PERSON)):
        text = run(*question).stdout
        if NAME not in text and TRACES[2] not in text:
            raise AssertionError(f"{' '.join(question)} does not tell the person:\n{text}")
    run("away", "--of", "traces", "--from", "2026-06-01")


def erase(server):
    server.run("person", "erase", PERSON, "--yes")
    shown = server.run("person", "show", PERSON).stdout
    if "a former partner rep" not in shown:
        raise AssertionError(f"history has lost the person:\n{shown}")


def traces_in(text):
    """Those of the erased person that `text` holds, whatever their case."""
    lower = text.lower()
    return [trace for trace in TRACES if trace.lower() in lower]


def traces_in_files(folder, leave_out=()):
    """The files below a folder that hold a trace; `leave_out` names parts of paths."""
    found = []
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if not path.is_file() or any(part in str(path) for part in leave_out):
            continue
        traces = traces_in(path.read_bytes().decode("latin-1"))
        if traces:
            found.append((str(path), traces))
    return found

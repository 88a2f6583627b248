"""A negotiation that both sides agree on and an acknowledged difference, for the end-to-end tests."""
import datetime

TODAY = datetime.datetime.now(datetime.timezone.utc).date()
YEAR = TODAY.year + 1
TERM = ("--first", f"{YEAR}-01-01", "--last", f"{YEAR}-12-31")
CHIEF = ("--as", "c1:chief")

# What both shapes must answer alike once it is agreed.
QUESTIONS = [
    ("mop", "list", "cisco", "--format", "csv"),
    ("mop", "show", "cisco/softcat", "--as", "p12:partner-executive"),
    ("mop", "show", "cisco/softcat", "--format", "json"),
    ("mop", "show", "cisco/exclusive-networks"),
    ("mop", "history", "cisco/softcat"),
    ("mop", "talks", "cisco/softcat"),
    ("mop", "calendar", "cisco/softcat"),
    ("mop", "calendar", "cisco/softcat", "--format", "csv"),
    ("mop", "calendar", "cisco/softcat", "--format", "ics"),
    ("reciprocity", "tasks", "cisco/softcat", "--days", f"{YEAR}-01-01..{YEAR}-12-31"),
    ("reciprocity", "ledger", "cisco/softcat", "--days", f"{YEAR}-01-01..{YEAR}-12-31"),
    ("amount", "cisco/softcat", "--amount", "-1234567.89 EUR", "--from", f"{YEAR}-01-01", "--to",
     f"{YEAR}-12-31", "--split", "working-days"),
    ("report", "alignment", "--of", "cisco", "--format", "csv"),
    ("report", "records", "--of", "cisco", "--figure", "conversation", "--counted"),
]


def talk(server, partnership, partner):
    server.run("mop", "talk", partnership, "--day", TODAY.isoformat(), "--channel", "video call",
               "--vendor-people", "c1", "--partner-people", partner, "--vendor-says", "Saturday",
               "--partner-says", "Month end", "--summary", "Friday", *CHIEF)


def negotiate(server):
    """`server` has the sample's partners and people."""
    server.wait_until_events_are_applied()
    server.run("mop", "propose", "cisco/softcat", "--best", *TERM, "--rationale",
               "Nobody waits for the other", *CHIEF)
    talk(server, "cisco/softcat", "p12")
    server.run("mop", "accept", "cisco/softcat", "--rationale", "Month end stays free", "--as",
               "p12:partner-executive")
    due = (TODAY + datetime.timedelta(days=60)).isoformat()
    server.run("mop", "propose", "cisco/exclusive-networks", "--difference", *TERM, "--accommodate",
               f"vendor:c1:{due}:Early prices", "--accommodate", f"partner:p61:{due}:Early names",
               "--rationale", "Neither year can move", *CHIEF)
    talk(server, "cisco/exclusive-networks", "p61")
    server.run("mop", "accept", "cisco/exclusive-networks", "--rationale", "Better to know", "--as",
               "p61:partner-executive")

#!/usr/bin/env python3
"""The main job gives the same answers on both shapes, and the production shape loses nothing when its
engines are killed under load.

usage: production_test.py BUILD_FOLDER
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True
from dev_server import DevServer  # noqa: E402
from erased_name import PERSON_ID, erase, leave_traces, traces_in, traces_in_files  # noqa: E402
import negotiation  # noqa: E402
from production import ENVIRONMENT, ROOT, Production  # noqa: E402

SAMPLE = ROOT / "deploy" / "sample"
PARTNERS = str(SAMPLE / "partners.csv")
CISCO = ("vendor", "create", "cisco", "--name", "Cisco", "--country", "US", "--calendar",
         "last sat jul; weeks 4-4-5; week53 p7")
QUESTIONS = [
    ("align", "portfolio", "--of", "cisco", "--wait", "60", "--format", "csv"),
    ("align", "portfolio", "--of", "cisco", "--wait", "60", "--details", "5"),
    ("align", "pair", "--of", "cisco/softcat", "--format", "json"),
    ("align", "pair", "--of", "cisco/avnet"),
    ("calendar", "periods", "--of", "cisco", "--format", "csv"),
    ("calendar", "periods", "--of", "cisco/bechtle"),
    ("calendar", "convert", "--of", "cisco", "2026-11-24"),
    ("partnership", "list", "cisco", "--format", "csv"),
    ("partnership", "show", "cisco/nobody"),
    ("person", "list", "cisco/softcat", "--format", "csv"),
    ("away", "--of", "cisco:m1", "--from", "2026-07-01"),
    ("away", "--of", "cisco", "--days", "2026-07-01..2026-08-31", "--format", "csv"),
    ("away", "--of", "cisco/bechtle", "--from", "2026-12-01", "--closes", "3", "--all"),
    ("calendar", "person", "cisco/softcat:p11", "--from", "2026-12-21", "--to", "2027-01-04"),
    ("portfolio", "show", "cisco:m1", "--on", "2026-07-01", "--format", "csv"),
    ("portfolio", "history", "cisco/softcat", "--format", "csv"),
    ("export", "shutdowns", "cisco/bechtle"),
    ("verifications", "cisco/softcat"),
    *negotiation.QUESTIONS,
]
# When something happened differs, of course.
TIMES = re.compile(r"\d{4}-\d\d-\d\dT[0-9:.]+Z|\d{8}T\d{6}Z")


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def main_job(server):
    server.run(*CISCO)
    server.run("import", "partners", PARTNERS, "--vendor", "cisco")
    server.run("import", "people", str(SAMPLE / "people.csv"), "--vendor", "cisco")
    server.run("import", "absences", str(SAMPLE / "absences" / "softcat.p11.outlook.ics"), "--of",
               "cisco/softcat:p11", "--source", "outlook", "--from", "2026-01-01", "--to",
               "2027-12-31")
    server.run("absence", "add", "cisco/softcat:p12", "2026-07-20..2026-07-23", "--cover",
               "cisco/softcat:p11")
    server.run("import", "shutdowns", str(SAMPLE / "shutdowns.bechtle.ics"), "--of",
               "cisco/bechtle", "--from", "2026-01-01", "--to", "2027-12-31")
    server.run("portfolio", "assign", "cisco:m1", "--partnerships", "softcat,bechtle", "--from",
               "2026-01-01")
    server.run("portfolio", "assign", "cisco:m2", "--partnerships", "softcat", "--from",
               "2027-01-01")
    server.run("verify", "cisco/softcat", "--what", "settings", "--method", "annual report")
    server.run("verify", "cisco/softcat:p11", "--what", "absences", "--method", "rota")
    negotiation.negotiate(server)
    answers = {}
    for question in QUESTIONS:
        done = server.run(*question, check=False)
        answers[question] = (done.returncode, TIMES.sub("TIME", done.stdout),
                             TIMES.sub("TIME", done.stderr))
    return answers


def test_both_shapes_give_the_same_answers(production):
    with tempfile.TemporaryDirectory() as data:
        server = DevServer(production.tandem, data)
        embedded = main_job(server)
        server.stop()
    answers = main_job(production)
    for question in QUESTIONS:
        expect(answers[question] == embedded[question],
               f"{' '.join(question)}:\n{embedded[question]}\nin production:\n{answers[question]}")
    expect(sum(code == 0 for code, _, _ in answers.values()) == len(QUESTIONS) - 1,
           f"only the partnership that is nobody has no answer: {answers}")


def test_changes_at_the_same_moment_are_all_kept(production):
    def revision():
        shown = production.run("settings", "show", "cisco/avnet").stdout
        return int(re.search(r"revision\s+(\d+)", shown).group(1))

    before = revision()
    answers = []

    def change(lead):
        answers.append(production.run("settings", "change", "cisco/avnet", "--lead", str(lead)))

    threads = [threading.Thread(target=change, args=(lead,)) for lead in range(10, 30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # Each was another value than the one before it, so each made a revision of its own.
    expect(len(answers) == len(threads), "each is answered for")
    expect(revision() == before + len(threads), f"{before} + {len(threads)} is {revision()}")


class Load:
    """Imports a few partners again and again; knows which ones were answered for."""

    def __init__(self, production):
        self.production = production
        self.answered = []
        self.failures = 0
        self.stopping = False
        self.thread = threading.Thread(target=self._run)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stopping = True
        self.thread.join()

    def _run(self):
        for number in range(100_000):
            if self.stopping:
                return
            names = [f"Partner {number}-{i}" for i in range(5)]
            rows = "".join(f"{name},DE,month 0{i + 1}-01,0\n" for i, name in enumerate(names))
            with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
                file.write("name,country,calendar,lead_days\n" + rows)
                file.flush()
                done = self.production.run("import", "partners", file.name, "--vendor", "acme",
                                           check=False)
            if done.returncode == 0:
                self.answered += names
            else:
                self.failures += 1

    def wait_for_more(self, count=25, seconds=60):
        """Until that many partners more were answered for."""
        goal = len(self.answered) + count
        deadline = time.monotonic() + seconds
        while len(self.answered) < goal:
            if time.monotonic() > deadline:
                raise AssertionError(f"no answers any more\n{self.production.logs()}")
            time.sleep(0.05)


def expect_nothing_lost(production, load):
    listed = production.run("partnership", "list", "acme", "--format", "csv").stdout
    missing = [name for name in load.answered if f"{name}" not in listed]
    expect(not missing, f"{len(missing)} of {len(load.answered)} were lost: {missing[:5]}")
    production.wait_until_events_are_applied()
    figures = production.run("align", "portfolio", "--of", "acme", "--wait", "60", "--format",
                             "csv").stdout
    expect(figures.count("\n") == listed.count("\n"),
           f"{figures.count(chr(10))} figures of {listed.count(chr(10))} partners")
    letters = production.run("dead-letters", "list", "--format", "csv").stdout
    expect(letters.count("\n") == 1, letters)


def test_engines_killed_under_load_lose_nothing(production):
    production.run("vendor", "create", "acme", "--name", "Acme", "--country", "US", "--calendar",
                   "month 02-01")
    with Load(production) as load:
        for file in ("servers/redis/redis.pid", "servers/kafka/kafka.pid",
                     "servers/postgres/data/postmaster.pid"):
            load.wait_for_more()
            production.kill(file)
            time.sleep(1)
            production.start_servers()
            load.wait_for_more()
        # And the services themselves.
        for service in ("partner_registry", "fiscal_alignment"):
            production.kill(f"{service}.pid")
            production.up()
            load.wait_for_more()
    expect_nothing_lost(production, load)
    print(f"{len(load.answered)} partners answered for, {load.failures} imports failed in between")


def test_a_full_disk_under_kafka_costs_time_only(production):
    log = production.folder / "partner_registry.log"
    told = len(log.read_text())
    with Load(production) as load:
        load.wait_for_more()
        # From now on no file of the broker's can grow, which it takes as it takes a full disk.
        broker = production.process_of("servers/kafka/kafka.pid")
        subprocess.run(["prlimit", "--pid", str(broker), "--fsize=0"], check=True)
        deadline = time.monotonic() + 60
        while "events are not published yet" not in log.read_text()[told:]:
            expect(time.monotonic() < deadline, f"nobody is told\n{production.logs()}")
            time.sleep(0.1)
        load.wait_for_more()  # commands are answered all the same
        expect(not os.path.exists(f"/proc/{broker}"), "the broker has given up")
        waiting = re.search(r"^tandem_outbox_rows\{.*\} (\S+)", production.metrics("partner_registry"),
                            re.M)
        expect(float(waiting.group(1)) > 0, "what waits is counted")
        # There is room again.
        production.start_servers()
        load.wait_for_more()
    expect_nothing_lost(production, load)
    text = log.read_text()[told:]
    expect("no answer in" in text and "no longer held" not in text, f"the cause is told\n{text}")


def redis(production, *words, text=None):
    password, port = re.match(r"redis://:(.*)@127.0.0.1:(\d+)",
                              production.variable("TANDEM_REDIS")).groups()
    done = subprocess.run(["redis-cli", "-h", "127.0.0.1", "-p", port, *words], input=text,
                          capture_output=True, text=True, timeout=20, check=True,
                          env=ENVIRONMENT | {"REDISCLI_AUTH": password})
    return done.stdout


def test_what_lies_in_redis_never_changes_an_answer(production):
    question = ("calendar", "periods", "--of", "cisco", "--format", "json")
    expected = production.run(*question).stdout
    keys = redis(production, "--scan", "--pattern", "tandem:*").split()
    expect(keys, "nothing was cached")
    for key in keys:
        redis(production, "-x", "SET", key, text="\x00garbage")
    expect(production.run(*question).stdout == expected, "garbage")
    redis(production, "FLUSHALL")
    expect(production.run(*question).stdout == expected, "flushed")
    production.kill("servers/redis/redis.pid")
    expect(production.run(*question).stdout == expected, "down")
    production.start_servers()


def test_a_wrong_start_says_why(production):
    program = f"{production.build}/services/partner_registry/tandem-partner-registry"
    right = dict(line.split(" = ", 1) for line in
                 (production.folder / "partner_registry.conf").read_text().splitlines())
    owner = (production.folder / "partner_registry.owner.conf").read_text().split(" = ", 1)[1]
    right |= {"listen": "127.0.0.1:0", "metrics-listen": "127.0.0.1:0",
              "web-listen": "127.0.0.1:0"}

    def start(command="serve", **changes):
        file = production.folder / "wrong.conf"
        settings = right | {name.replace("_", "-"): text for name, text in changes.items()}
        file.write_text("".join(f"{name} = {text}\n" for name, text in settings.items()))
        done = subprocess.run([program, command, "--config", str(file)], capture_output=True,
                              text=True, timeout=30, env=ENVIRONMENT)
        return done.returncode, done.stdout + done.stderr

    def as_owner(sql):
        subprocess.run(["psql", "-X", "-q", owner.strip(), "-c", sql], check=True, timeout=30,
                       capture_output=True, env=ENVIRONMENT)

    def expect_refusal(answer, code, *words):
        expect(answer[0] == code and all(word in answer[1] for word in words), answer)
        expect("password=" not in answer[1], "it repeats the password")

    wrong = re.sub("password=.*", "password=wrong", right["postgres"])
    expect_refusal(start(postgres=wrong), 1, "password authentication failed")
    expect_refusal(start(postgres=""), 2, "postgres (TANDEM_POSTGRES): must be given")
    expect_refusal(start(redis="http://x"), 2, "redis://")
    expect_refusal(start("migrate"), 1, "partner_registry")  # the app may not
    table = "partner_registry.schema_migrations"
    as_owner(f"INSERT INTO {table} VALUES ('partner_registry', 99, 'future', 'x', 0)")
    expect_refusal(start(), 1, "start a newer program")
    expect_refusal(start("migrate", postgres=owner.strip()), 1, "start a newer program")
    as_owner(f"DELETE FROM {table} WHERE number = 99")
    as_owner(f"UPDATE {table} SET component = 'hidden' WHERE component = 'leases'")
    expect_refusal(start(), 1, "migrate it first")
    as_owner(f"UPDATE {table} SET component = 'leases' WHERE component = 'hidden'")
    expect(start("migrate", postgres=owner.strip())[0] == 0, "nothing is wrong any more")


def test_of_an_erased_person_no_topic_table_log_or_cache_tells(production):
    place, password = (re.search(pattern, production.variable("TANDEM_POSTGRES")).group(1)
                       for pattern in (r"(host=.* dbname=\S+)", r"password=(\S+)"))

    def tables():
        """Every row of every table, as text."""
        sql = ("SELECT format('SELECT t::text FROM %I.%I t', table_schema, table_name) FROM "
               "information_schema.tables WHERE table_schema IN ('partner_registry', "
               "'fiscal_alignment')")
        command = ["psql", "-X", "-q", "-t", "-A", re.sub(r"password=\S+", "", place)]
        environment = {**ENVIRONMENT, "PGPASSWORD": password}
        run = dict(check=True, timeout=60, capture_output=True, text=True, env=environment)
        queries = subprocess.run([*command, "-c", sql], **run).stdout.split("\n")
        # Bytes as text, so that a name in them is one.
        script = ";\n".join(["SET bytea_output = 'escape'", *filter(None, queries)]) + ";"
        return subprocess.run(command, input=script, **run).stdout

    def cache():
        address = production.variable("TANDEM_REDIS")
        ask = ["redis-cli", "--no-auth-warning", "-u", address]
        keys = subprocess.run([*ask, "--raw", "KEYS", "*"], check=True, timeout=60,
                              capture_output=True).stdout.decode("latin-1").split("\n")
        values = [subprocess.run([*ask, "--raw", "GET", key], check=True, timeout=60,
                                 capture_output=True).stdout.decode("latin-1")
                  for key in filter(None, keys)]
        return "\n".join(keys + values)

    # The server's own files keep dead rows until it vacuums; its log is looked at.
    engine = (str(production.folder / "servers" / "postgres" / "data"),)
    leave_traces(production)
    production.wait_until_events_are_applied()
    expect(traces_in(tables()), "the search does not find what is there")
    begun = time.monotonic()
    erase(production)
    production.wait_until_events_are_applied()
    expect(time.monotonic() - begun < 60, "it takes more than a minute")
    everything = tables()
    expect(not traces_in(everything), f"a table tells {traces_in(everything)}")
    expect(PERSON_ID in everything, "history has lost the id")
    expect(not traces_in(cache()), "the cache tells the name")
    found = traces_in_files(production.folder, leave_out=engine)
    expect(not found, f"a topic or log tells it: {found}")
    topics = [path for path in (production.folder / "servers" / "kafka").rglob("*.log")
              if PERSON_ID in path.read_bytes().decode("latin-1")]
    expect(topics, "the search does not find the id in the topics, so it proves nothing")


def test_sigterm_drains_within_ten_seconds(production):
    with Load(production) as load:
        load.wait_for_more()
        started = time.monotonic()
        for service in ("partner_registry", "fiscal_alignment"):
            os.kill(production.process_of(f"{service}.pid"), 15)
        for service in ("partner_registry", "fiscal_alignment"):
            log = production.folder / f"{service}.log"
            while not log.read_text().endswith("stopped\n"):
                expect(time.monotonic() - started < 10, f"{service} does not end\n{log.read_text()}")
                time.sleep(0.02)
        load.stopping = True
    production.up()
    expect_nothing_lost(production, load)


if not os.environ.get("TANDEM_TEST_KAFKA"):
    print("skipped: TANDEM_TEST_KAFKA is not set; tests/run installs and starts the servers")
    sys.exit(77)
with tempfile.TemporaryDirectory() as place:
    shape = Production(pathlib.Path(sys.argv[1]).resolve(), place)
    try:
        shape.up()
        for name, test in list(globals().items()):
            if name.startswith("test_"):
                begun = time.monotonic()
                test(shape)
                print(f"{name}: {time.monotonic() - begun:.1f} s", flush=True)
    finally:
        shape.down()

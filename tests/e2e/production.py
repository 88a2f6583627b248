"""The production shape in a temporary folder, for the end-to-end tests: its own PostgreSQL, Redis and
Kafka on free loopback ports, each service as a process. Nothing is ended that was not started here."""
import os
import pathlib
import re
import signal
import subprocess
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
ENVIRONMENT = {name: value for name, value in os.environ.items()
               if not name.startswith("TANDEM_")} | {"LC_ALL": "C.UTF-8", "NO_COLOR": "1",
                                                     "COLUMNS": "80"}


class Production:
    def __init__(self, build, folder):
        self.build = str(build)
        self.folder = pathlib.Path(folder)
        self.tandem = f"{build}/services/tandem/tandem"
        self.address = None

    def _script(self, *words, seconds=300):
        done = subprocess.run([str(ROOT / "deploy" / words[0]), *words[1:]], capture_output=True,
                              text=True, timeout=seconds, env=ENVIRONMENT, stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(words)}: exit {done.returncode}\n"
                                 f"{done.stdout[-3000:]}{done.stderr[-3000:]}")

    def up(self):
        self._script("up", "--build", self.build, str(self.folder))
        self.address = re.search("'(.*)'", (self.folder / "server").read_text()).group(1)

    def down(self):
        self._script("down", str(self.folder))

    def start_servers(self):
        self._script("servers", "start", str(self.folder / "servers"))

    def variable(self, name):
        """TANDEM_REDIS and its like, as the servers were given out."""
        text = (self.folder / "servers" / "addresses").read_text()
        return re.search(f"{name}='(.*)'", text).group(1)

    def process_of(self, file):
        return int((self.folder / file).read_text().split()[0])

    def kill(self, file):
        """kill -9 of the process that this folder's file names; it is gone afterwards."""
        pid = self.process_of(file)
        os.kill(pid, signal.SIGKILL)
        deadline = time.monotonic() + 10
        while os.path.exists(f"/proc/{pid}") and time.monotonic() < deadline:
            time.sleep(0.02)

    def run(self, *arguments, check=True, seconds=120, text=None):
        """One client command; its CompletedProcess."""
        done = subprocess.run([self.tandem, *arguments, "--server", self.address], input=text,
                              capture_output=True, text=True, timeout=seconds, env=ENVIRONMENT)
        if check and done.returncode != 0:
            raise AssertionError(f"{' '.join(arguments)}: exit {done.returncode}\n"
                                 f"{done.stdout}{done.stderr}\n{self.logs()}")
        return done

    def logs(self):
        return "\n".join(f"{log}:\n{log.read_text()[-2000:]}"
                         for log in self.folder.glob("*_*.log"))

    def metrics(self, service):
        text = (self.folder / f"{service}.log").read_text()
        address = re.findall(r"metrics at ([^ ,)]+)", text)[-1]
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        return direct.open(address, timeout=30).read().decode()

    def wait_until_events_are_applied(self, seconds=90):
        waiting = re.compile(r"^tandem_(?:outbox_rows|consumer_lag_events)\{.*\} (\S+)$", re.M)
        deadline = time.monotonic() + seconds
        while True:
            counts = [count for service in ("partner_registry", "fiscal_alignment")
                      for count in waiting.findall(self.metrics(service))]
            if counts and all(float(count) == 0 for count in counts):
                return
            if time.monotonic() > deadline:
                raise AssertionError(f"events wait for too long: {counts}\n{self.logs()}")
            time.sleep(0.1)

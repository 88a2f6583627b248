"""`tandem dev` as a process of its own, for the end-to-end tests: loopback only, free ports, a
temporary data folder, and never a process ended that was not started here."""
import os
import pathlib
import re
import subprocess
import threading
import time
import urllib.request

READY = re.compile(r"^tandem dev: ready at (\S+)")
KILLED_BY_FAILPOINT = 137


class DevServer:
    """One run of the server. After construction it is ready, or has ended by itself (see `ended`)."""

    def __init__(self, tandem, data, failpoint=None, options=(), seconds=30):
        self.tandem = str(tandem)
        self.data = pathlib.Path(data)
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        environment.pop("TANDEM_FAILPOINT", None)
        if failpoint:
            environment["TANDEM_FAILPOINT"] = failpoint
        self._log = []
        self.process = subprocess.Popen(
            [self.tandem, "dev", "--data", str(self.data), "--listen", "127.0.0.1:0",
             "--metrics-listen", "127.0.0.1:0", "--web-listen", "127.0.0.1:0", *options],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        self.address = None
        self._ready = threading.Event()
        for stream in (self.process.stdout, self.process.stderr):
            threading.Thread(target=self._read, args=(stream,), daemon=True).start()
        deadline = time.monotonic() + seconds
        while not self._ready.wait(0.02):
            if self.process.poll() is not None or time.monotonic() > deadline:
                break

    def _read(self, stream):
        for line in stream:
            self._log.append(line)
            ready = READY.match(line)
            if ready:
                self.address = ready.group(1)
                self._ready.set()

    @property
    def ended(self):
        return self.process.poll() is not None

    @property
    def log(self):
        return "".join(self._log)

    def run(self, *arguments, check=True, seconds=60, text=None):
        """One client command; its CompletedProcess. With `check`, a failure raises with all texts."""
        done = subprocess.run(
            [self.tandem, *arguments, "--server", self.address or "127.0.0.1:1"], input=text,
            capture_output=True, text=True, timeout=seconds,
            env={**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "80"})
        if check and done.returncode != 0:
            raise AssertionError(
                f"{' '.join(arguments)}: exit {done.returncode}\n{done.stdout}{done.stderr}\n"
                f"server:\n{self.log[-4000:]}")
        return done

    @property
    def web_url(self):
        """What the addresses of its pages and feeds begin with."""
        return re.search(r"web at (\S+?),", self.log).group(1)

    def metrics(self):
        """The page that Prometheus reads."""
        address = self.log.split("metrics at ")[1].split(",")[0]
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        return direct.open(address, timeout=10).read().decode()

    def wait_until_events_are_applied(self, seconds=60):
        """Until no event waits in an outbox or on the bus."""
        waiting = re.compile(r"^tandem_(?:outbox_rows|consumer_lag_events)\{.*\} (\S+)$", re.M)
        deadline = time.monotonic() + seconds
        while any(float(count) != 0 for count in waiting.findall(self.metrics())):
            if time.monotonic() > deadline:
                raise AssertionError("events wait for too long")
            time.sleep(0.02)

    def kill(self):
        """As the power does."""
        self.process.kill()
        self.process.wait(30)

    def stop(self, seconds=15):
        """As a person does; the exit code."""
        if not self.ended:
            self.process.terminate()
        return self.process.wait(seconds)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if not self.ended:
            self.kill()

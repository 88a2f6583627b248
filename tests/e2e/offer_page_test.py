#!/usr/bin/env python3
"""The page behind an offer link, in a real browser without a screen: offer_page_test.py TANDEM

A vendor's manager offers three partners a common period and makes a link for each executive. One
accepts, one counters and one declines, each on the page alone. Skips where chromium is missing."""
import json
import pathlib
import shutil
import struct
import sys
import tempfile
import time
import urllib.error
import urllib.request

sys.dont_write_bytecode = True
from dev_server import DevServer  # noqa: E402

SKIPPED = 77
TANDEM = sys.argv[1]
BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
except ImportError:
    webdriver = None

PARTNERS = {"softcat": "month 08-01", "bechtle": "month 01-01", "crayon": "month 04-01"}
RATIONALE = "Your people & ours <stop> missing each other's \"last\" week."


def expect(right, what):
    if not right:
        raise AssertionError(what)


def person_of(partner):
    return f"{partner[0]}1"


class Browser:
    """Chromium without a screen, as wide as a desk's or a phone's."""

    def __init__(self, folder):
        options = webdriver.ChromeOptions()
        options.binary_location = BROWSER
        for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     "--hide-scrollbars", "--no-proxy-server", f"--user-data-dir={folder}/profile"):
            options.add_argument(word)
        self.driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        self.driver.set_page_load_timeout(30)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def open(self, url):
        self.driver.get(url)

    @property
    def text(self):
        return self.driver.find_element(By.TAG_NAME, "main").text

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def expect(self, *words):
        for word in words:
            expect(word in self.text, f"{word!r} is not on the page:\n{self.text}")

    def press(self, form):
        """Sends the form and waits until another page is there."""
        old = self.find("main")
        self.find(f"#{form} button").click()
        deadline = time.monotonic() + 20
        while True:
            try:
                if self.find("main") != old:
                    return
            except Exception:  # pylint: disable=broad-except  # between two pages there is none
                pass
            expect(time.monotonic() < deadline, "no page came")
            time.sleep(0.05)

    def picture(self, path, width):
        """The whole page as a picture of that width; its height."""
        self.driver.set_window_size(width, 900)
        metrics = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
        expect(metrics["width"] <= width, f"the page is {metrics['width']} wide, not {width}")
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": int(metrics["height"]), "deviceScaleFactor": 1,
            "mobile": False})
        self.driver.save_screenshot(str(path))
        self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        picture_width, height = struct.unpack(">II", path.read_bytes()[16:24])
        expect(picture_width == width and height > 900, f"the picture is {picture_width}x{height}")
        return height


def run_until_known(server, *arguments):
    """What was registered reaches alignment by events."""
    deadline = time.monotonic() + 60
    while True:
        done = server.run(*arguments, check=False)
        if done.returncode == 0:
            return done.stdout
        expect(time.monotonic() < deadline, done.stdout + done.stderr)
        time.sleep(0.1)


def make_world(server):
    server.run("vendor", "create", "cisco", "--name", "Cisco & <Sons>", "--country", "US",
               "--calendar", "last sat jul; weeks 4-4-5; week53 p7")
    server.run("person", "create", "cisco", "--id", "m1", "--name", "Ann", "--role", "manager", "--zone",
               "UTC", "--country", "US")
    for partner, calendar in PARTNERS.items():
        name = f"cisco/{partner}"
        server.run("partnership", "create", name, "--name", partner.title(), "--country", "GB",
                   "--calendar", calendar)
        server.run("person", "create", name, "--id", person_of(partner), "--name", "Bob", "--role",
                   "executive", "--zone", "UTC", "--country", "GB")
    server.run("portfolio", "assign", "cisco:m1", "--partnerships", ",".join(PARTNERS), "--from",
               "2020-01-01")
    server.wait_until_events_are_applied()


def offer(server, partner):
    """Proposes, records a conversation, and returns the address for the partner's executive."""
    name = f"cisco/{partner}"
    run_until_known(server, "mop", "propose", name, "--best", "--as", "m1:manager", "--rationale",
                    RATIONALE)
    server.run("mop", "talk", name, "--as", "m1:manager", "--channel", "video call",
               "--vendor-people", "m1", "--partner-people", person_of(partner), "--partner-says",
               "The warehouse <counts> in July", "--summary", "Both want the same Friday")
    link = server.run("mop", "link", name, "--person", person_of(partner), "--as", "m1:manager")
    words = [word for word in link.stdout.split() if word.startswith("http")]
    expect(len(words) == 1 and words[0].startswith(f"{server.web_url}/offers/cisco/"), link.stdout)
    return words[0]


def state_of(server, partner):
    shown = server.run("mop", "show", f"cisco/{partner}/1", "--as", "m1:manager", "--format", "json")
    return json.loads(shown.stdout)["state"].upper()


def test_accepting(server, browser, folder):
    url = offer(server, "softcat")
    browser.open(url)
    browser.expect("Cisco & <Sons> proposes to close together with Softcat", RATIONALE,
                   "The warehouse <counts> in July", "What happens when you accept",
                   "Softcat's quarter end")
    expect("<script" not in browser.driver.page_source, "a script is on the page")
    for width in (1200, 390):
        browser.picture(folder / f"offer-{width}.png", width)
    browser.driver.set_window_size(1200, 900)
    browser.press("accept")
    browser.expect("Your answer was not taken", "please say it in a sentence")
    expect(state_of(server, "softcat") == "PROPOSED", state_of(server, "softcat"))
    browser.find("#accept textarea").send_keys("It is right for us <too>")
    browser.press("accept")
    browser.expect("have agreed", "The next joint closes")
    browser.picture(folder / "agreed-390.png", 390)
    expect(state_of(server, "softcat") == "AGREED", state_of(server, "softcat"))
    browser.open(url)
    browser.expect("This address was answered on", "takes no other answer")
    history = server.run("mop", "history", "cisco/softcat", "--as", "m1:manager").stdout
    expect("It is right for us <too>" in history, history)


def test_countering(server, browser, folder):
    browser.open(offer(server, "bechtle"))
    browser.find("#counter summary").click()
    browser.find("#counter input[value=dates]").click()
    browser.find("#dates").send_keys("someday")
    browser.find("#counter-text").send_keys("We close by the year")
    browser.press("counter")
    browser.expect("Your answer was not taken", "someday")
    expect(browser.find("#counter-text").get_attribute("value") == "We close by the year", "lost")
    browser.picture(folder / "counter-1200.png", 1200)
    browser.find("#counter input[type=radio]").click()
    browser.press("counter")
    browser.expect("Your counter-offer is with Cisco & <Sons>")
    expect(state_of(server, "bechtle") == "COUNTERED", state_of(server, "bechtle"))


def test_declining(server, browser, _):
    url = offer(server, "crayon")
    browser.open(url)
    browser.find("#decline summary").click()
    browser.find("#decline-text").send_keys("Not this year")
    browser.press("decline")
    browser.expect("The offer was declined")
    expect(state_of(server, "crayon") == "DECLINED", state_of(server, "crayon"))


def status_of(url, data=None):
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        return direct.open(url, data=data, timeout=10).status
    except urllib.error.HTTPError as error:
        return error.code


def test_other_addresses(server):
    base = f"{server.web_url}/offers"
    for path in ("", "/cisco", "/cisco/x.y", "/acme/x.y", "/cisco/../x"):
        expect(status_of(base + path) in (400, 404), path)
    run_until_known(server, "mop", "propose", "cisco/crayon", "--best", "--as", "m1:manager",
                    "--rationale", "again")
    made = server.run("mop", "link", "cisco/crayon", "--person", "c1", "--as", "m1:manager").stdout
    url = next(word for word in made.split() if word.startswith("http"))
    expect(status_of(url) == 200, url)
    expect(status_of(url[:-1] + ("A" if url[-1] != "A" else "B")) == 404, "forged")
    listed = server.run("mop", "links", "cisco/crayon", "--as", "m1:manager").stdout
    expect(url.rsplit(".", 1)[1] not in listed, "a list shows the secret")
    expect(url.rsplit(".", 1)[1] not in server.log, "the log shows the secret")
    link = url.rsplit("/", 1)[1].split(".")[0]
    server.run("mop", "revoke-link", f"cisco/crayon/2/{link}", "--as", "m1:manager")
    expect(status_of(url) == 410, "revoked")


def main():
    if webdriver is None or BROWSER is None or DRIVER is None:
        print("skipped: chromium, chromium-driver or python3-selenium is missing")
        return SKIPPED
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tandem_offers_"))
    try:
        with DevServer(TANDEM, folder / "data", options=["--log-level", "info"]) as server:
            make_world(server)
            with Browser(folder) as browser:
                for test in (test_accepting, test_countering, test_declining):
                    test(server, browser, folder)
            test_other_addresses(server)
            expect(server.stop() == 0, server.log)
        if len(sys.argv) > 2:  # where the pictures shall stay, for somebody who wants to look
            for picture in folder.glob("*.png"):
                shutil.copy(picture, sys.argv[2])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

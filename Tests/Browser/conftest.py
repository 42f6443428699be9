"""What every browser test stands on: the flagship site built once, served at / and at /docs/ and opened from disk, in Debian's Chromium.

With SIGNPOST_SLOW=1 the pages do what they do later much later: a test that looks too early then fails every time (see visits.py)."""

import fcntl
import functools
import http.server
import os
import pathlib
import shutil
import subprocess
import sys
import threading
import time
from urllib.parse import quote

import pytest
from playwright.sync_api import expect, sync_playwright

from visits import IS_SLOW, Visit

ROOT = pathlib.Path(__file__).resolve().parents[2]
# A fixed day: dates on the pages, and so every comparison, stay the same tomorrow.
TODAY = "2026-11-22"
# In milliseconds: as long as a step may take on a busy machine. What is awaited comes at once on most.
PATIENCE = 10_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def program():
    path = pathlib.Path(os.environ.get("SIGNPOST_BIN", ROOT / ".build/debug/signpost"))
    assert path.exists(), f"{path} does not exist: run `make test`, or set SIGNPOST_BIN"
    return path


def build(program, output, site=ROOT):
    done = subprocess.run(
        [program, "build", "--site", site, "--output", output, "--date", TODAY], capture_output=True, text=True
    )
    assert done.returncode == 0, f"signpost build ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    return output


@pytest.fixture(scope="session")
def site(program, tmp_path_factory, worker_id):
    if worker_id == "master":
        return build(program, tmp_path_factory.mktemp("site") / "out")
    # The workers share one copy: the first to come builds it, the others wait.
    shared = tmp_path_factory.getbasetemp().parent
    with open(shared / "site.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        output = shared / "site"
        return output if output.exists() else build(program, output)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        if IS_SLOW:
            time.sleep(0.2)
        super().do_GET()

    def log_message(self, *arguments):
        pass


class Server(http.server.ThreadingHTTPServer):
    # A page asks for twenty files at once; what does not fit in the queue comes a second later.
    request_queue_size = 128

    def handle_error(self, request, client_address):
        # A page was left while one of its files was on its way.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def serve(folder):
    server = Server(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}/"


@pytest.fixture(scope="session")
def at_root(site):
    server, base = serve(site)
    yield base
    server.shutdown()


@pytest.fixture(scope="session")
def below_docs(site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("host")
    (folder / "docs").symlink_to(site, target_is_directory=True)
    server, base = serve(folder)
    yield base + "docs/"
    server.shutdown()


@pytest.fixture(scope="session")
def from_disk(site):
    return "file://" + quote(str(site)) + "/"


@pytest.fixture(scope="session", params=["http", "docs", "file"])
def base(request):
    """The site's address in each of the three ways it may be opened."""
    return request.getfixturevalue({"http": "at_root", "docs": "below_docs", "file": "from_disk"}[request.param])


@pytest.fixture(scope="session")
def chromium():
    # The headless shell is the same engine without a window system: it opens a page in a third of the time.
    names = [
        "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ]
    path = next((found for found in map(shutil.which, names) if found), None)
    assert path, "no Chromium: run `make test`, which installs it"
    # Chromium refuses to run its sandbox as root, which is what a container usually is.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=sandbox)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """Opens a page and watches it: `visit(base, path, width=…, dark=…, javascript=…, is_laid_out=…)` gives a Visit."""
    open_visits = []

    def start(base, path="index.html", width=360, height=740, dark=False, javascript=True, fragment="", is_laid_out=True):
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            reduced_motion="reduce",
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
        )
        context.set_default_timeout(PATIENCE)
        started = Visit(context, base, is_laid_out)
        open_visits.append(started)
        started.open(path, fragment)
        return started

    yield start
    for each in open_visits:
        each.context.close()

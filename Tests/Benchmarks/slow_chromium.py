"""Chromium over a built site on a slowed-down processor: what the benchmarks of pages share. Measures nothing itself."""

import contextlib
import functools
import http.server
import os
import shutil
import threading

SLOW_DOWN = 6
CHROMIUMS = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def say(text):
    print("    " + text, flush=True)


def share(values, part):
    """The value below which a part of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


@contextlib.contextmanager
def served(folder):
    """The address of a folder on loopback."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@contextlib.contextmanager
def chromium():
    """A browser; None, and a line that says so, where there is no Playwright or no Chromium."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        say("Playwright is not installed: left out")
        yield None
        return
    path = next((found for found in map(shutil.which, CHROMIUMS) if found), None)
    if path is None:
        say("Chromium is not installed: left out")
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        yield browser
        browser.close()


def phone(browser, address):
    """A page at the address, on a small phone."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="zh-CN")
    page = context.new_page()
    page.goto(address)
    return context, page


def slow_down(context, page, times):
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})

#!/usr/bin/env python3
"""How long a reader waits in a tool: from a changed entry to the page laid out anew, on a processor slowed down six times.

Every tool and every model of the estimator, with the changes of tool_cases.js. Synchronous time in Chromium: the handler and the layout
of what it changed; median of five runs a case, since a slowed-down processor runs in slices. Beside it what the page's own thread works a
change until its frame is drawn, which a busy machine does not stretch. With several built sites as arguments each page is measured in all
of them in turn, so that they can be compared. Never a test: it prints. Left out when Playwright or Chromium is not there.
"""

import pathlib
import sys
import tempfile

from bench_search import ROOT, build
from slow_chromium import SLOW_DOWN, chromium, phone, say, served, share, slow_down

AIM = 50
RUNS = 5

TIMED = """({ tool, runs }) => {
    const middle = (list) => list.sort((a, b) => a - b)[list.length >> 1], found = [];
    window.benchCases = window.benchCases || SignpostToolCases[tool]();
    for (const [before, change] of window.benchCases) {
        const times = [];
        for (let run = 0; run < runs; run += 1) {
            before();
            document.body.offsetHeight;
            const start = performance.now();
            change();
            document.body.offsetHeight;
            times.push(performance.now() - start);
        }
        found.push(middle(times));
    }
    return found;
}"""

# The same changes one after another, each until its frame is drawn, for the processor's time; gives their number.
CHANGES = """async () => {
    for (const pair of window.benchCases) for (const change of pair) {
        change();
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    }
    return window.benchCases.length * 2;
}"""

# The estimate alone, without the page.
ENGINE = """() => {
    const { model, calendar: given } = JSON.parse(document.querySelector('[data-tool=timeline] script.tool-data').textContent);
    const calendar = SignpostDays.makeCalendar(given), found = [];
    for (const days of [0, 38, 200, 330]) for (let run = 0; run < 3; run += 1) {
        const start = performance.now();
        SignpostTimeline.estimate(model, SignpostDays.dayOf(new Date(Date.now() + days * 86400000)), {}, calendar, {});
        found.push(performance.now() - start);
    }
    return found;
}"""

# Page, tool, what has to stand there first.
PAGES = [
    ("timeline", "timeline", ".timeline-form"),
    ("timeline-service", "timeline", ".timeline-form"),
    ("timeline-mediation", "timeline", ".timeline-form"),
    ("timeline-complaint", "timeline", ".timeline-form"),
    ("timeline-court", "timeline", ".timeline-form"),
    ("calculator", "calculator", "[data-tool=calculator] [data-part=form]"),
    ("letters#letter-complaint", "letters", "#letter-complaint [name=facts]"),
    ("phrases", "phrases", "[data-tool=phrases] input[name=words]"),
    ("materials", "materials", "[data-tool=materials] [data-part=route]"),
    ("escalation-guide", "escalation", "[data-tool=escalation].is-guided"),
    ("log", "log", ".log-form"),
]


def thread_time(client):
    metrics = client.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "ThreadTime") * 1000


def measured(browser, base, page_name, tool, selector):
    """Milliseconds, six times: on the clock by case, of the estimate alone, and the thread's own work a change."""
    name, _, fragment = page_name.partition("#")
    context, page = phone(browser, f"{base}tools/{name}.html" + (f"#{fragment}" if fragment else ""))
    page.locator(selector).first.wait_for()
    page.evaluate((pathlib.Path(__file__).parent / "tool_cases.js").read_text())
    page.evaluate(TIMED, {"tool": tool, "runs": 1})  # warms the compiler up
    client = context.new_cdp_session(page)
    client.send("Performance.enable")
    before = thread_time(client)
    count = page.evaluate(CHANGES)
    work = (thread_time(client) - before) / count * SLOW_DOWN
    slow_down(context, page, SLOW_DOWN)
    times = page.evaluate(TIMED, {"tool": tool, "runs": RUNS})
    engine = page.evaluate(ENGINE) if tool == "timeline" else []
    context.close()
    return times, engine, work


def report(name, times, engine, work):
    own = f"; the estimate alone at most {max(engine):.1f}" if engine else ""
    verdict = "met" if max(times) <= AIM else "MISSED"
    say(f"{name}: median {share(times, 0.5):.1f} ms, most {max(times):.1f} ms of {len(times)} cases{own}; "
        f"the thread's work until the frame is drawn {work:.0f} ms (aim {AIM} ms: {verdict})")


def run(sites):
    with chromium() as browser:
        if browser is None:
            return
        for page_name, tool, selector in PAGES:
            for site in sites:
                with served(site) as base:
                    prefix = f"{site.name}: " if len(sites) > 1 else ""
                    report(prefix + page_name.partition("#")[0], *measured(browser, base, page_name, tool, selector))


def main():
    print(f"From an entry to the page laid out anew, processor slowed down {SLOW_DOWN} times", flush=True)
    if len(sys.argv) > 1:
        return run([pathlib.Path(folder) for folder in sys.argv[1:]])
    with tempfile.TemporaryDirectory() as folder:
        build(ROOT, folder)
        return run([pathlib.Path(folder)])


if __name__ == "__main__":
    main()

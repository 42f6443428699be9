#!/usr/bin/env python3
"""How long a reader waits in a tool: from a changed entry to the page laid out anew, on a processor slowed down six times.

Every model of the estimator with every combination of its options, begun on days whose years are announced and on days that run into a
year that is not; the calculator, the letters and the phrases with a usual entry. Synchronous time in Chromium: the handler and the layout
it asks for; median of five runs a case, since a slowed-down processor runs in slices. Never a test: it prints. Left out when Playwright or Chromium is not there.
"""

import pathlib
import sys
import tempfile

from bench_search import ROOT, build
from slow_chromium import SLOW_DOWN, chromium, phone, say, served, share, slow_down

AIM = 50
RUNS = 5
AHEAD = [0, 38, 200, 330]

# Days after today: soon, before the year's end, and so far that the answer lies in a year without a calendar.
ESTIMATES = """({ runs, ahead }) => {
    const form = document.querySelector('.timeline-form'), root = form.closest('[data-tool]');
    const data = JSON.parse(root.querySelector('script.tool-data').textContent), model = data.model;
    const options = model.options.map(option => option.choices.map(choice => [option.id, choice.id]));
    const combinations = options.reduce((all, choices) => all.flatMap(some => choices.map(choice => some.concat([choice]))), [[]]);
    const calendar = SignpostDays.makeCalendar(data.calendar), found = [], middle = (list) => list.sort((a, b) => a - b)[list.length >> 1];
    const day = (days) => new Date(Date.now() + days * 86400000).toISOString().slice(0, 10);
    for (const days of ahead) for (const combination of combinations) {
        const whole = [], engine = [];
        for (let run = 0; run < runs; run += 1) {
            // Another day and other choices before, so that all of the page changes.
            form.elements.start.value = day(days + 3 + run);
            form.dispatchEvent(new Event('input', { bubbles: true }));
            form.elements.start.value = day(days);
            for (const [name, value] of combination) form.querySelector(`input[name="${name}"][value="${value}"]`).checked = true;
            document.body.offsetHeight;
            let start = performance.now();
            form.dispatchEvent(new Event('change', { bubbles: true }));
            document.body.offsetHeight;
            whole.push(performance.now() - start);
            start = performance.now();
            SignpostTimeline.estimate(model, SignpostDays.parseDate(day(days)), Object.fromEntries(combination), calendar, {});
            engine.push(performance.now() - start);
        }
        found.push({ whole: middle(whole), engine: middle(engine) });
    }
    return found;
}"""

# The same changes one after another and nothing else, for the processor's time; gives their number.
CHANGES = """({ ahead }) => {
    const form = document.querySelector('.timeline-form'), radios = [...form.querySelectorAll('input[type=radio]')];
    let count = 0;
    for (const days of ahead) for (let index = 0; index < 10; index += 1) {
        form.elements.start.value = new Date(Date.now() + (days + index) * 86400000).toISOString().slice(0, 10);
        if (radios.length) radios[(days + index) % radios.length].checked = true;
        form.dispatchEvent(new Event('change', { bubbles: true }));
        document.body.offsetHeight;
        count += 1;
    }
    return count;
}"""

# One entry after another into fields of a form; `fields`: selector and values.
ENTRIES = """({ runs, fields, event }) => {
    const found = [], middle = (list) => list.sort((a, b) => a - b)[list.length >> 1];
    for (const [selector, values] of fields) for (const value of values) {
        const element = document.querySelector(selector), before = element.value;
        const whole = [];
        for (let run = 0; run < runs; run += 1) {
            element.value = before;
            element.dispatchEvent(new Event(event, { bubbles: true }));
            element.value = value;
            document.body.offsetHeight;
            const start = performance.now();
            element.dispatchEvent(new Event(event, { bubbles: true }));
            document.body.offsetHeight;
            whole.push(performance.now() - start);
        }
        found.push({ whole: middle(whole) });
    }
    return found;
}"""

MODELS = ["timeline", "timeline-service", "timeline-mediation", "timeline-complaint", "timeline-court"]
# Page, what has to stand there first, the event a change gives, fields and values.
FORMS = [
    ("tools/letters.html#letter-complaint", "#letter-complaint [name=facts]", "input", [
        ("#letter-complaint [name=name]", ["张三"]), ("#letter-complaint [name=facts]", ["11 月 3 日 23 点来电，要求我当晚还款。" * 4]),
    ]),
    ("tools/phrases.html", "[data-tool=phrases] input[name=words]", "input", [
        ("[data-tool=phrases] input[name=words]", ["今天不还就起诉", "jintianbuhuan", "緊急聯繫人", "征"]),
    ]),
]


def report(name, rows):
    whole = [row["whole"] for row in rows]
    engine = [row["engine"] for row in rows if "engine" in row]
    own = f"; the estimate alone median {share(engine, 0.5):.1f}, most {max(engine):.1f}" if engine else ""
    verdict = "met" if max(whole) <= AIM else "MISSED"
    say(f"{name}: median {share(whole, 0.5):.1f} ms, most {max(whole):.1f} ms of {len(whole)} cases{own} (aim {AIM} ms: {verdict})")


def processor_time(context, page):
    """Milliseconds of the page's own thread per change, unslowed: what a busy machine does not stretch."""
    client = context.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    client.send("Performance.enable")

    def thread_time():
        metrics = client.send("Performance.getMetrics")["metrics"]
        return next(metric["value"] for metric in metrics if metric["name"] == "ThreadTime") * 1000

    before = thread_time()
    count = page.evaluate(CHANGES, {"ahead": AHEAD})
    return (thread_time() - before) / count


def opened(browser, address, selector):
    context, page = phone(browser, address)
    page.locator(selector).first.wait_for()
    slow_down(context, page, SLOW_DOWN)
    return context, page


def run(site):
    with chromium() as browser, served(site) as base:
        if browser is None:
            return
        for name in MODELS:
            context, page = opened(browser, f"{base}tools/{name}.html", ".timeline-form")
            page.evaluate(ESTIMATES, {"runs": 1, "ahead": [1]})  # warms the compiler up
            report(name, page.evaluate(ESTIMATES, {"runs": RUNS, "ahead": AHEAD}))
            own = processor_time(context, page)
            say(f"    the page's thread works {own:.1f} ms a change; {SLOW_DOWN} times that is {own * SLOW_DOWN:.0f} ms")
            context.close()
        for path, selector, event, fields in FORMS:
            context, page = opened(browser, base + path, selector)
            values = {"runs": RUNS, "fields": fields, "event": event}
            page.evaluate(ENTRIES, values)
            report(path.split("/")[1].split(".")[0], page.evaluate(ENTRIES, values))
            context.close()


def main():
    print(f"From an entry to the page laid out anew, processor slowed down {SLOW_DOWN} times", flush=True)
    if len(sys.argv) > 1:
        return run(pathlib.Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as folder:
        build(ROOT, folder)
        return run(pathlib.Path(folder))


if __name__ == "__main__":
    main()

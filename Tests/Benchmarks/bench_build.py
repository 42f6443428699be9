#!/usr/bin/env python3
"""Builds the same pages with signpost, Hugo and plain cmark, in turn, and prints times, peak memory and ratios.

signpost does more for each page (its search index; links between pages checked to the anchor); Hugo gets a theme of comparable
pages (hugo/: contents, breadcrumbs, topics, link check) and no feed or site map; cmark turns the bare Markdown, joined into one
file, into HTML and throws it away: about the floor for anything that parses these bytes. Every build writes a folder of its own, and
nothing is deleted before the last. All of it lies on a memory disk where there is room on one: for six minutes after files were deleted,
by whatever program, ext4 passes over their inodes one by one, and every new file would measure that. `--disk` measures it all the same.
"""

import argparse
import itertools
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MAKE_CORPUS = ROOT.parent / "shared/bench/make_corpus.py"
RUNS = {1_000: 5, 10_000: 3}
# Linux counts in kilobytes, macOS in bytes.
MEMORY_UNIT = 1 if platform.system() == "Darwin" else 1024


def run(command, output=None):
    """Wall seconds and peak bytes of one process and its children."""
    with tempfile.TemporaryFile() as trace:
        started = time.perf_counter()
        process = subprocess.Popen([str(part) for part in command], stdout=output or trace, stderr=trace)
        _, status, usage = os.wait4(process.pid, 0)
        elapsed = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            trace.seek(0)
            said = trace.read() + (pathlib.Path(output.name).read_bytes() if hasattr(output, "name") else b"")
            sys.exit(f"{command[0]} ended with {process.returncode}:\n{said.decode()[:4000]}")
    return elapsed, usage.ru_maxrss * MEMORY_UNIT


def find_hugo():
    """The program itself: the script that the Python package installs would be measured with it."""
    found = sorted((ROOT / ".test-tools/venv").glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return found[0] if found else None


def memory_disk():
    """Linux's, when it has room for all that is written (2 GB); else none."""
    place = pathlib.Path("/dev/shm")
    return place if place.is_dir() and os.access(place, os.W_OK) and shutil.disk_usage(place).free > 4e9 else None


def prepare(folder, pages):
    corpus = folder / "corpus"
    subprocess.run([sys.executable, MAKE_CORPUS, corpus, str(pages)], check=True)
    site = folder / "site"
    (site / "Content").mkdir(parents=True)
    (site / "signpost.yml").write_text("title: 还款协商\nlanguages: [zh-Hans]\n", encoding="utf-8")
    shutil.copytree(corpus, site / "Content/zh-Hans")
    (site / "Content/zh-Hans/index.md").write_text("# 首页\n\n从[第一篇](s000/p00000.md)开始。\n", encoding="utf-8")
    shutil.copytree(HERE / "hugo", folder / "hugo")
    with open(folder / "all.md", "wb") as joined:
        for path in sorted(corpus.rglob("*.md")):
            joined.write(path.read_bytes().split(b"\n---\n", 1)[1] + b"\n")
    return corpus


def builders(folder, signpost, hugo, cmark):
    outputs = itertools.count()

    def fresh(name):
        target = folder / "out" / name / str(next(outputs))
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def with_signpost():
        with open(folder / "signpost.json", "wb") as trace:
            command = [signpost, "build", "--site", folder / "site", "--output", fresh("signpost"), "--format", "json"]
            return run([*command, "--date", "2026-11-22"], trace)

    found = {"signpost": with_signpost}
    if hugo:
        found["hugo"] = lambda: run(
            [hugo, "--source", folder / "hugo", "--contentDir", folder / "corpus", "--destination", fresh("hugo"), "--quiet"])
    if cmark:
        found["cmark"] = lambda: run([cmark, folder / "all.md"], subprocess.DEVNULL)
    return found


def measure(pages, tools, folder):
    folder.mkdir()
    corpus = prepare(folder, pages)
    size = sum(path.stat().st_size for path in corpus.rglob("*.md"))
    print(f"\n{pages:,} pages, {size / 1e6:.1f} MB of Markdown; median of {RUNS[pages]}")
    chosen = builders(folder, *tools)
    results = {tool: [] for tool in chosen}
    for _ in range(RUNS[pages]):
        # In turn, so that a slow moment of the machine meets all of them.
        for tool, build in chosen.items():
            results[tool].append(build())
    median = {tool: [statistics.median(values) for values in zip(*runs)] for tool, runs in results.items()}
    for tool, (seconds, peak) in median.items():
        count = sum(1 for _ in (folder / "out" / tool).rglob("*.html")) // RUNS[pages] if tool != "cmark" else 0
        made = f"{count:,} pages written" if count else "nothing written"
        print(f"  {tool:9} {seconds:8.2f} s {peak / 1e6:8.0f} MB   {made}")
    figures = json.loads((folder / "signpost.json").read_text(encoding="utf-8"))
    print(f"  signpost's search index: {figures['indexBytes'] / 1e6:.1f} MB in these times")
    compare(median)


def compare(median):
    seconds, peak = median["signpost"]
    if "hugo" in median:
        faster, share = median["hugo"][0] / seconds, peak / median["hugo"][1]
        print(f"  against hugo:  {faster:.1f} times as fast ({'meets' if faster >= 5 else 'misses'} the aim of 5), "
              f"{share:.2f} of its memory ({'meets' if share <= 1 / 3 else 'misses'} the aim of 0.33)")
    if "cmark" in median:
        print(f"  against cmark: {seconds / median['cmark'][0]:.1f} times its time, {peak / median['cmark'][1]:.1f} times its memory")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, choices=RUNS, action="append", help="only this size")
    parser.add_argument("--disk", action="store_true", help="work in the usual temporary folder, not on a memory disk")
    arguments = parser.parse_args()
    sizes = arguments.pages or list(RUNS)
    if not MAKE_CORPUS.exists():
        print(f"Skipped: {MAKE_CORPUS} is not here; it writes the pages to measure with.")
        return
    signpost = pathlib.Path(os.environ.get("SIGNPOST_RELEASE", ROOT / ".build/release/signpost"))
    if not signpost.exists():
        sys.exit(f"{signpost} does not exist: run `make bench`, which builds it")
    hugo, cmark = find_hugo(), shutil.which("cmark")
    for tool, found in (("hugo", hugo), ("cmark", cmark)):
        if not found:
            print(f"Without {tool}, which is not installed: its lines are left out.")
    version = subprocess.run([hugo, "version"], capture_output=True, text=True).stdout.split()[1] if hugo else "none"
    print(f"{platform.platform()}, {os.cpu_count()} processors, hugo {version}")
    place = None if arguments.disk else memory_disk()
    print(f"In {place or tempfile.gettempdir()}")
    with tempfile.TemporaryDirectory(prefix="signpost-bench-", dir=place) as folder:
        for pages in sizes:
            measure(pages, (signpost, hugo, cmark), pathlib.Path(folder) / str(pages))


if __name__ == "__main__":
    main()

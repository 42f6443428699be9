#!/usr/bin/env python3
"""What of people's questions, of the sources and of the ledger the flagship answers: `make coverage`.

Intents come from ../shared/eval/demand.md (left out when it is not there), their pages from Tests/Search/demand.tsv; an intent is
covered when its pages exist, and found when searching its question or one of its phrasings shows one of them among the first three.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEMAND = ROOT.parent / "shared/eval/demand.md"
SIGNPOST = ROOT / ".build/release/signpost"


def intents():
    """(id, [question and phrasings]) from the table rows: | rank | id | question | BQ | AFQMC | phrasings |"""
    found = {}
    for line in DEMAND.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 6 and re.fullmatch(r"[A-Z]\d\d", cells[1]):
            phrasings = [] if cells[5].startswith("(") else [part.strip() for part in cells[5].split("／")]
            found[cells[1]] = [cells[2]] + phrasings
    return found


def first_three(site, queries):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(queries) + "\n")
        file.flush()
        done = subprocess.run([SIGNPOST, "search", "--index", site, "--queries", file.name, "--limit", "3"], capture_output=True, text=True, check=True)
    return [[each["url"].split("#")[0] for each in json.loads(line)["results"]] for line in done.stdout.splitlines()]


def demand(site):
    pages = {}
    for line in (ROOT / "Tests/Search/demand.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            intent, names = line.split("\t")
            pages[intent] = [f"questions/{name}.html" for name in names.split(",")]
    asked = intents()
    covered = [intent for intent in asked if intent in pages and all((pathlib.Path(site) / page).exists() for page in pages[intent])]
    print(f"demand: {len(covered)} of {len(asked)} intents have their page")
    for intent in sorted(set(asked) - set(covered)):
        print(f"  without a page: {intent} {asked[intent][0]}")
    queries = [(intent, words) for intent in covered for words in asked[intent]]
    answers = first_three(site, [words for _, words in queries])
    hits = sum(any(page in shown for page in pages[intent]) for (intent, _), shown in zip(queries, answers))
    print(f"demand: {hits} of {len(queries)} wordings show the intent's page among the first three answers")


def main():
    with tempfile.TemporaryDirectory() as folder:
        site = folder + "/site"
        subprocess.run([SIGNPOST, "build", "--site", ROOT, "--output", site], check=True, stdout=subprocess.DEVNULL)
        if DEMAND.exists():
            demand(site)
        else:
            print("demand: ../shared/eval/demand.md is not there; left out")
    done = subprocess.run([SIGNPOST, "check", "--claims", "--site", ROOT], capture_output=True, text=True)
    print("\n".join(line for line in done.stdout.splitlines() if "\t" not in line))
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()

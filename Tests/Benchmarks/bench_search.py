#!/usr/bin/env python3
"""Quality, size and speed of search: questions of real customers, our own queries, and the index beside Pagefind's.

(a) retrieval among FAQ entries (../shared/eval; left out when it is not there); (b) Tests/Search/queries.tsv over the flagship,
fresh.tsv, which was written after the ranking and never tuned by, later.tsv, whose first part was, and stressed.tsv, whose misses were
looked at; (c) bytes and milliseconds, for the flagship and for 10,000 generated pages (../shared/bench; left out when it is not there),
beside Pagefind when its Python package is installed. Milliseconds are the least of three runs of a warm engine in Node; multiply by six
for a slow phone.
"""

import gzip
import importlib.util
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"
SIGNPOST = pathlib.Path(os.environ.get("SIGNPOST_RELEASE", ROOT / ".build/release/signpost"))
QUERIES = ROOT / "Tests/Search/queries.tsv"
FRESH = ROOT / "Tests/Search/fresh.tsv"
LATER = ROOT / "Tests/Search/later.tsv"
STRESSED = ROOT / "Tests/Search/stressed.tsv"
VOICES = ROOT / "Tests/Search/voices.tsv"
STARTS = 15


def say(text=""):
    print(text, flush=True)


def build(site, output):
    result = subprocess.run([SIGNPOST, "build", "--site", site, "--output", output], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"signpost build of {site} failed:\n{result.stdout[-2000:]}{result.stderr[-2000:]}")


def search(site, queries, limit=10):
    """The program's answers, query by query: lists of URLs without fragments."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(queries) + "\n")
        file.flush()
        command = [SIGNPOST, "search", "--index", site, "--limit", str(limit), "--queries", file.name]
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    answers = [[result["url"].split("#")[0] for result in json.loads(line)["results"]] for line in lines]
    if len(answers) != len(queries):
        sys.exit(f"{len(queries)} queries, {len(answers)} answers")
    return answers


def tsv(path):
    rows = path.read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows if row and not row.startswith("#")]


def customers_questions(folder):
    """An FAQ of questions alone, with the flagship's synonyms."""
    docs, queries = SHARED / "eval/afqmc_faq_docs.tsv", SHARED / "eval/afqmc_faq_queries.tsv"
    say("(a) questions of real customers")
    if not docs.exists():
        return say("    ../shared/eval is not there: left out")
    site = folder / "faq"
    (site / "Content/zh-Hans/questions").mkdir(parents=True)
    (site / "Content/data").mkdir()
    (site / "signpost.yml").write_text("title: 常见问题\nlanguages: [zh-Hans]\n", encoding="utf-8")
    (site / "Content/data/synonyms.yml").write_bytes((ROOT / "Content/data/synonyms.yml").read_bytes())
    for identifier, title, also in (row + [""] * (3 - len(row)) for row in tsv(docs)):
        matter = {"title": title, "also_asked": [text for text in also.split("|") if text]}
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in matter.items()]
        page = "---\n" + "\n".join(lines) + "\n---\n"
        (site / f"Content/zh-Hans/questions/{identifier}.md").write_text(page, encoding="utf-8")
    build(site, folder / "faq-out")
    rows = tsv(queries)
    answers = search(folder / "faq-out", [row[1] for row in rows])
    ranks = []
    for row, urls in zip(rows, answers):
        wanted = f"questions/{row[2]}.html"
        ranks.append(urls.index(wanted) + 1 if wanted in urls else 0)
    count = len(ranks)
    say(f"    {count} queries: MRR@10 {sum(1 / r for r in ranks if r) / count:.3f}, R@1 {ranks.count(1) / count:.3f}, "
        f"R@10 {sum(r > 0 for r in ranks) / count:.3f}, without a result {sum(not urls for urls in answers)}")


def own_queries(output, file, title):
    say(title)
    rows = tsv(file)
    answers = search(output, [row[2] for row in rows])
    places = []
    for (kind, group, _, accepted), urls in zip(rows, answers):
        hits = [place for place, url in enumerate(urls) if url in accepted.split(",")]
        places.append((kind, group, hits[0] if hits else 99))
    kinds = list(dict.fromkeys(kind for kind, _, _ in places))
    for name, chosen in [(kind, [p for k, _, p in places if k == kind]) for kind in kinds] + [
        ("held out", [p for _, g, p in places if g == "held"]), ("all", [p for _, _, p in places])]:
        if not chosen:
            continue
        say(f"    {name:12} {len(chosen):4} queries: top 1 {sum(p < 1 for p in chosen) / len(chosen):6.1%}, "
            f"top 3 {sum(p < 3 for p in chosen) / len(chosen):6.1%}")


def packed(paths):
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def readable(index):
    """汉字 in the page records of a small site: the characters of pages-*.js stand for the units of the alphabet in reading.js."""
    def payload(path):
        return json.loads(re.sub(r'^signpostSearch\.add\("[^"]*",\d+,"[^"]*",', "", path.read_text(encoding="utf-8").rstrip())[:-2])

    codes = [chr(code) for low, high in ((0x20, 0x7E), (0xA1, 0x2FF), (0x370, 0x58F), (0x800, 0xD7FF)) for code in range(low, high + 1)
             if code not in (0x22, 0x5C, 0xAD, 0x2028, 0x2029)]
    chinese = {code for code, unit in zip(codes, payload(index / "reading.js")["alphabet"]) if 0x4E00 <= ord(unit) <= 0x9FFF}
    return sum(letter in chinese for path in index.glob("pages-*.js") for letter in payload(path))


def sizes(name, output, queries):
    index = output / "search"
    tiers = {
        "core": ["core.js"], "readings": ["reading.js"], "topics": ["topics.js"], "terms": index.glob("terms-*.js"),
        "pages": index.glob("pages-*.js"),
    }
    bytes_of = {tier: packed(index / path for path in paths) for tier, paths in tiers.items()}
    han = readable(index)
    say(f"    {name}: gzipped core {bytes_of['core'] / 1000:.1f} KB, readings {bytes_of['readings'] / 1000:.1f} KB, "
        f"terms {bytes_of['terms'] / 1000:.1f} KB, pages {bytes_of['pages'] / 1000:.1f} KB ({han} 汉字)")
    if not bytes_of["terms"]:
        body = bytes_of["readings"] + bytes_of["topics"] + bytes_of["pages"]
        say(f"      body tier per 100,000 汉字: {body / han * 100:.1f} KB")
    reader = subprocess.run(["node", HERE / "search_reader.js", index], input="\n".join(queries), capture_output=True, text=True, check=True)
    figures = json.loads(reader.stdout)
    say(f"      a query loads {figures['bytesMedian'] / 1000:.0f} KB (median), {figures['bytesMost'] / 1000:.0f} KB (most); "
        f"takes {figures['median']:.2f} ms (median), {figures['p95']:.2f} ms (p95)")
    command = [SIGNPOST, "search", "--index", output]
    say(f"      in the terminal, from start to answer: {elapsed([*command, queries[0]]):.0f} ms (median of {STARTS}), {PINYIN}: "
        f"{elapsed([*command, PINYIN]):.0f} ms; of these to start at all {elapsed([SIGNPOST, '--version']):.0f} ms")
    return sum(bytes_of.values())


def elapsed(command):
    """Milliseconds of a command: the median of several runs."""
    times = []
    for _ in range(STARTS):
        started = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        times.append((time.perf_counter() - started) * 1000)
    return sorted(times)[STARTS // 2]


def pagefind(output, ours):
    if importlib.util.find_spec("pagefind") is None:
        return say("      Pagefind is not installed: pip install pagefind==1.5.2 pagefind_bin==1.5.2")
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pagefind", "--site", output, "--output-path", folder]
        subprocess.run([str(part) for part in command], capture_output=True, check=True)
        files = [path for path in pathlib.Path(folder).rglob("*") if path.suffix in (".pf_index", ".pf_fragment", ".pf_meta", ".pf_filter")]
        theirs = sum(path.stat().st_size for path in files)
    say(f"      whole index {ours / 1e6:.2f} MB, Pagefind's {theirs / 1e6:.2f} MB (compressed, without its program)")


PINYIN = "xieshang huankuan"
LARGE_QUERIES = [
    "协商期间逾期利息怎么算", "借款人收到通知后如何提交还款方案", "催收人员", "第777号指南", "监管部门因为材料不全会拖慢审核", "律师依法查询送达地址",
    "信用报告更正", "法务团队多久答复", "延长还款", "授权委托书怎么签署", "xieshang", "调解员三个工作日内如实提交身份证明", "逾期初期要保留什么", "结清证明",
]


def large_site(folder):
    """10,000 generated pages, built; None when their generator is not there."""
    corpus = SHARED / "bench/make_corpus.py"
    if not corpus.exists():
        return None
    site = folder / "large"
    subprocess.run([sys.executable, corpus, site / "Content/zh-Hans", "10000"], check=True)
    (site / "signpost.yml").write_text("title: 一万页\nlanguages: [zh-Hans]\n", encoding="utf-8")
    build(site, folder / "large-out")
    return folder / "large-out"


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        build(ROOT, folder / "flagship")
        customers_questions(folder)
        own_queries(folder / "flagship", QUERIES, "(b) our own queries over the flagship")
        own_queries(folder / "flagship", FRESH, "    and the fresh ones")
        own_queries(folder / "flagship", LATER, "    and later ones")
        own_queries(folder / "flagship", STRESSED, "    and those in a stressed voice")
        own_queries(folder / "flagship", VOICES, "    and those of people who had not seen the pages")
        say("(c) sizes and times")
        pagefind(folder / "flagship", sizes("flagship", folder / "flagship", [row[2] for row in tsv(QUERIES)]))
        large = large_site(folder)
        if large is None:
            return say("    ../shared/bench is not there: 10,000 pages left out")
        pagefind(large, sizes("10,000 pages", large, LARGE_QUERIES))


if __name__ == "__main__":
    main()

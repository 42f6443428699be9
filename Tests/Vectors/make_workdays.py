"""Writes workdays.json with an implementation of its own: day by day over a set of days off, nothing shared with the program.

Usage: python3 Tests/Vectors/make_workdays.py   (from the root of the repository)
"""
import datetime as dt
import json
import re

text = open("Content/data/holidays.yml", encoding="utf-8").read()
off, on, section = set(), set(), None
for line in text.splitlines():
    name = re.match(r"    (holidays|workdays|expected):", line)
    if name:
        section = name.group(1)
    day = re.search(r"date: (\d{4})-(\d\d)-(\d\d)", line)
    if day:
        {"holidays": off, "workdays": on, "expected": set()}[section].add(dt.date(*map(int, day.groups())))


def works(day):
    return day in on or (day not in off and day.isoweekday() <= 5)


def after(start, n):
    day = start
    while n:
        day += dt.timedelta(1)
        n -= works(day)
    return day


digits = "0123456789abcdefghijklmnopqrstuvwxyz"
starts = {}
day = dt.date(2024, 1, 1)
while day <= dt.date(2026, 12, 31):
    dates = [day] + [after(day, n) for n in range(1, 91)]
    starts[day.isoformat()] = "".join(digits[(b - a).days] for a, b in zip(dates, dates[1:]))
    day += dt.timedelta(1)

boundaries = []
edges = {d + dt.timedelta(k) for d in off | on for k in (-1, 0, 1) if 2024 <= d.year <= 2026}
edges |= {dt.date(y, m, 1) - dt.timedelta(1) for y in (2024, 2025, 2026) for m in range(1, 13)} | {dt.date(2024, 2, 29)}
for edge in sorted(edges):
    boundaries.append([edge.isoformat(), works(edge), after(edge, 1).isoformat(), after(edge, 5).isoformat()])

with open("Tests/Vectors/workdays.json", "w", encoding="utf-8") as file:
    file.write('{\n"gapsBetweenWorkingDays": {\n')
    file.write(",\n".join(f'"{start}": "{gaps}"' for start, gaps in starts.items()))
    file.write('\n},\n"boundaries": [\n')
    file.write(",\n".join(json.dumps(row) for row in boundaries))
    file.write("\n]\n}\n")

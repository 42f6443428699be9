#!/usr/bin/env python3
"""Writes workdays.txt: an independent count of mainland working days, to compare the program with.

usage: make_workdays.py > workdays.txt

One line a start day of 2024-2026: the day, then 90 letters; letter n says how many days lie between working day n-1 and
working day n after the start (a = 1, b = 2, ...). The calendar is read from Content/data/holidays.yml by line patterns,
not by a YAML reader, and dates are Python's own.
"""
import datetime
import pathlib
import re

source = (pathlib.Path(__file__).parents[2] / "Content/data/holidays.yml").read_text(encoding="utf-8")
off, on, target = set(), set(), None
for line in source.splitlines():
    if re.match(r"\s+holidays:", line):
        target = off
    elif re.match(r"\s+workdays:", line):
        target = on
    elif match := re.search(r"date: (\d{4}-\d{2}-\d{2})", line):
        target.add(datetime.date.fromisoformat(match[1]))

one = datetime.timedelta(days=1)
print("# made by make_workdays.py")
start = datetime.date(2024, 1, 1)
while start < datetime.date(2027, 1, 1):
    letters, last, day = "", start, start
    while len(letters) < 90:
        day += one
        if day not in off and (day in on or day.isoweekday() < 6):
            letters += chr(0x60 + (day - last).days)
            last = day
    print(start.isoformat(), letters)
    start += one

#!/usr/bin/env bash
# Prints what the linker of the release program is told first. Swift's build system puts what it is given last, where it comes too late for
# the libraries before it; clang takes options for the head of its command line from CCC_OVERRIDE_OPTIONS, which this is the value of.
set -euo pipefail

# Libraries are named in the program only when something of them is used; the warning is about calls that link nothing.
options='#^-Wl,--as-needed ^-Wno-unused-command-line-argument'
# cmark into the program, where its archive is (Debian's libcmark-dev has it): one library less to load, shorter ways to it.
archive=$(pkg-config --variable=libdir libcmark)/libcmark.a
if [ -f "$archive" ]; then options+=" ^-Wl,--whole-archive,$archive,--no-whole-archive"; fi
printf '%s\n' "$options"

#!/usr/bin/env python3
"""A reference page is what the program prints: reference_page_test.py PAGE TANDEM ARGUMENT…"""
import pathlib
import subprocess
import sys

page, program, *arguments = sys.argv[1:]
printed = subprocess.run([program, *arguments], capture_output=True, text=True, check=True,
                         timeout=10).stdout
if printed != pathlib.Path(page).read_text(encoding="utf-8"):
    sys.exit(f"{page} is old; write it anew with tandem {' '.join(arguments)}")

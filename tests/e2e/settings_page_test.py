#!/usr/bin/env python3
"""The reference page of the settings is what the program prints: settings_page_test.py PAGE TANDEM"""
import pathlib
import subprocess
import sys

printed = subprocess.run([sys.argv[2], "dev", "--print-settings"], capture_output=True, text=True,
                         check=True, timeout=10).stdout
if printed != pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"):
    sys.exit(f"{sys.argv[1]} is old; write it anew with tandem dev --print-settings")

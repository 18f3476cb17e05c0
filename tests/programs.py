"""Other people's programs, which read what the app has written."""

import os
import shutil
import subprocess

import pytest


def run(*command: str, text: str = "") -> str:
    """What a program prints; without the program the test is skipped, but not in CI."""
    if not shutil.which(command[0]):
        if os.environ.get("CI"):
            pytest.fail(f"CI needs {command[0]}: install Debian's package of that name")
        pytest.skip(f"no {command[0]}: install Debian's package of that name to run this test")
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout

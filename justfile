# Every task of the house. Developers only: ./run and ./test need no just.

export PATH := justfile_directory() / ".venv/bin" + ":" + justfile_directory() / "frontend/node_modules/.bin" + ":" + env("PATH")

# Show this list
default:
    @just --list

# Install everything and build the pages
setup:
    sh -euc '. scripts/setup.sh; setup_python dev; setup_node; setup_pages'

# Start Lumbar
run *args:
    ./run {{ args }}

# Every check, as in CI
test *args:
    ./test {{ args }}

# Mend what can be mended, then name the rest
lint:
    ruff check --fix .
    ruff format .
    mypy
    lint-imports
    cd frontend && biome check --write . && npm run --silent check-types

# The tests without a browser
unit *args:
    pytest -m "not browser" {{ args }}

# The tests in Chromium
browser *args: pages
    pytest -m browser {{ args }}

# Build the pages
pages:
    cd frontend && vite build --logLevel warn

# Make the wheel
build: pages
    hatchling build -t wheel

# Measure what was promised: start, help, size, plans beside CP-SAT
bench: pages
    python -m scripts.bench

# 20,000 generated people for screening, diary and plan, kept in .proofs/; goes on where it was stopped
prove:
    sh scripts/prove.sh

# Simulated people live twelve weeks with the rules, on all cores; goes on where it was stopped; --page shows the results
simulate people="8334" *args:
    python -m tests.simulation {{ people }} {{ args }}

# Kill tab, browser and server at 200 random points of running sessions, and count the sets
kills points="200": pages
    LUMBAR_KILLS={{ points }} pytest -q tests/browser/test_kills.py

# Pictures of every page, in .screens/
screenshots: pages
    LUMBAR_SCREENS=1 pytest -m browser tests/browser

# Solve, check and photograph the poses that changed, all or those named; look at .studio/ afterwards; --moves makes clips, --load and --references what is measured on the poses
studio *which:
    PYTHONPATH=src python -m studio {{ which }}

# Pin the newest versions that the ranges allow
lock:
    python scripts/lock.py
    cd frontend && npm update && node complete-lock.mjs

# Write the samples of docs/contracts anew, after a shape has grown
contracts:
    LUMBAR_WRITE_CONTRACTS=1 pytest -q tests/test_contracts.py

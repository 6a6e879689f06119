# One command each; the work is in tools/, which needs nothing but Python.
PYTHON ?= python3
export ARGS

help run test check fix bench client published demo sbom audit clean:
	@command -v $(PYTHON) >/dev/null || { echo "buendniswerk: There is no $(PYTHON): install Python 3.11 or newer (on Debian and Ubuntu: apt install python3 python3-venv)." >&2; exit 1; }
	@$(PYTHON) -m tools $@

.PHONY: help run test check fix bench client published demo sbom audit clean

# Everything is done by these targets; `make` alone says which there are.

SWIFT ?= swift
DATA  ?= ./data
PORT  ?= 8080

BUILD_PACKAGES := libsqlite3-dev libpq-dev libssl-dev libargon2-dev libcurl4-openssl-dev libcmark-gfm-dev \
                  libcmark-gfm-extensions-dev libtcmalloc-minimal4 pkg-config ca-certificates
TEST_PACKAGES  := chromium chromium-headless-shell coturn fonts-noto-cjk postgresql openssl
BENCH_PACKAGES := wrk postgresql

# One file that runs without a Swift toolchain: docs/decisions/0033.
RELEASE := -c release --product redress --static-swift-stdlib

VENV    := .build-python/venv
SOURCES := $(wildcard Sources Tests Benchmarks Package.swift)

ifdef REAL_DATA
export REAL_DATA := $(abspath $(REAL_DATA))
endif

.DEFAULT_GOAL := help
.PHONY: help setup setup-test setup-bench run test chaos bench lint format docs clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

setup: ## install what building and running need
	@Scripts/check-swift $(SWIFT)
	@Scripts/install-packages $(BUILD_PACKAGES)

setup-test: ## install what the browser, API and chaos tests need besides
	@Scripts/install-packages $(TEST_PACKAGES)
	@Scripts/make-venv $(VENV) Tests/requirements.txt

setup-bench: ## install what the measurements need besides
	@Scripts/install-packages $(BENCH_PACKAGES)

run: setup ## build a release and serve it (DATA=./data PORT=8080, DEMO=1 for example complaints)
	@echo "Building a release. The first time this takes several minutes; later only what changed is built."
	@$(SWIFT) build $(RELEASE)
	@exec .build/release/redress serve --data "$(DATA)" --port "$(PORT)" $(if $(filter 1 yes true,$(DEMO)),--demo)

test: ## all tests (REAL_DATA=DIR adds the real complaints in DIR)
	@SWIFT="$(SWIFT)" VENV="$(VENV)" Scripts/test

chaos: setup setup-test ## break nodes and databases under load (CHAOS="--seed 7 --seconds 600 --only postgres")
	@$(SWIFT) build --product redress
	@VENV="$(VENV)" Scripts/chaos $(CHAOS)

bench: setup setup-bench ## measure, next to the raw limits of this machine
	@$(SWIFT) build $(RELEASE)
	@Benchmarks/run

lint: ## check the style of the code
	@$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

format: ## give the code its style
	@$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

docs: setup ## documentation of the rules, as web pages in .build-docs
	@SWIFT="$(SWIFT)" Scripts/docs Complaints .build-docs

clean: ## remove everything built; data stays
	rm -rf .build .build-docs .build-docs-graphs .build-python Benchmarks/.build

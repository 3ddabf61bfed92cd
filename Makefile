# `make` lists what there is to do.
.DEFAULT_GOAL := help
.PHONY: help demo test bless tidy deny tools bench-quality bench-simpy bench-roads soak

LIMIT ?= 5s
# Options of bench/quality.py, as in QUALITY='--update-best --seeds 1,2'.
QUALITY ?=
PEERS ?= yes
CYCLES ?= 1000
SEED ?= 1
DEMO := examples/aleppo-2016/first-days.toml

help: ## Lists the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-13s %s\n", $$1, $$2 }'

demo: tools ## Plans East Aleppo 2016: demo/plan.json, demo/plan.html and the movement order (LIMIT=5s)
	@mkdir -p demo
	cargo build --release --locked --package safeconduct
	@"$${CARGO_TARGET_DIR:-target}/release/safeconduct" plan $(DEMO) --limit $(LIMIT) --out demo/plan.json --page demo/plan.html
	@printf '\nOpen the page: file://%s/demo/plan.html\n' "$$(pwd)"

test: tools ## All that must hold before a change goes in; what CI runs
	cargo xtask ci

bless: tools ## Accepts the snapshots and generated files as they are now; look at the diff before you commit
	cargo xtask codegen
	INSTA_UPDATE=always cargo test --workspace --locked

tidy: tools ## The house rules alone: layering, file sizes, links, no field for a person
	cargo xtask tidy

deny: tools ## Licences, sources and known weaknesses of what we depend on (installs cargo-deny, needs the network)
	@cargo deny --version >/dev/null 2>&1 || cargo install cargo-deny --locked
	cargo deny check

bench-quality: tools ## Writes docs/quality.md anew: our plans on all instances, and the peers (about an hour; PEERS=no leaves them out)
	cargo build --release --locked --package safeconduct
	python3 bench/quality.py $(QUALITY)
	@if [ "$(PEERS)" != no ]; then \
		python3 -m venv target/bench-venv && target/bench-venv/bin/pip install --quiet --requirement bench/requirements.txt \
		&& target/bench-venv/bin/python bench/peers/run.py; \
	fi

soak: tools ## The server killed 1,000 times under load, and 10,000 tamperings (long; CYCLES=1000 SEED=1); docs/soak.md keeps what came of it
	cargo build --release --locked --package safeconduct --bin safeconduct --example soak
	"$${CARGO_TARGET_DIR:-target}/release/examples/soak" --cycles $(CYCLES) --seed $(SEED)
	SAFECONDUCT_TAMPERINGS=10000 cargo test --release --locked --package safeconduct-ledger --test two_verifiers

bench-simpy: tools ## Worlds a second of the rehearsal beside a model in SimPy, with the same plan and hazards (a minute; needs the network once)
	cargo build --release --locked --package safeconduct
	python3 -m venv target/simpy-venv && target/simpy-venv/bin/pip install --quiet simpy==4.1.2
	target/simpy-venv/bin/python bench/simpy_twin.py

bench-roads: tools ## Times on roads beside OSRM and Valhalla on one extract (MAP=town.osm.pbf; minutes; needs the network once)
	python3 bench/roads_peers.py $(MAP)

tools:
	@command -v cargo >/dev/null || { echo "cargo is missing: install Rust from https://rustup.rs"; exit 1; }
	@command -v cc >/dev/null || { echo "a C linker (cc) is missing: apt install build-essential, dnf install gcc, or xcode-select --install"; exit 1; }
	@command -v python3 >/dev/null || { echo "python3 is missing: install Python 3.11 or later"; exit 1; }
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "python3 is older than 3.11: install Python 3.11 or later"; exit 1; }

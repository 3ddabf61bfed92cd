.PHONY: test demo
test:
	cargo test --workspace
demo:
	cargo run --release -p safeconduct

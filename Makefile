# 常用命令 / everyday commands. `make demo` and `make test` set up everything they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# One `cv2`, the headless one: see packaging/README.md
ALIASES := packaging/opencv-contrib-python packaging/opencv-python-headless
BENCH_SEED ?= 20260101
BENCH_EACH ?= 50

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-train check serve bench bench-rules bench-capture bench-extract bench-speed bench-throughput bench-memory profile held-out-fonts samples docs constraints clean

help: ## 列出命令 / list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(VENV)/.ready ## 建立 .venv / make .venv with pinned versions

$(VENV)/.ready: pyproject.toml constraints.txt $(wildcard packaging/*/pyproject.toml)
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt $(ALIASES) -e '.[dev]'
	@touch $@

$(VENV)/.ready-synthesis: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[synthesis]'
	@touch $@

# Faces for measuring only: unpacked into .build, installed nowhere. Needs apt-get, dpkg-deb, npm.
HELD_OUT := .build/held-out-fonts
HELD_OUT_DEBS := texlive-lang-chinese fonts-lxgw-wenkai fonts-droid-fallback fonts-noto-core fonts-ocr-b
HELD_OUT_NPM := long-cang zhi-mang-xing liu-jian-mao-cao

held-out-fonts: $(HELD_OUT)/.ready ## 留出字体，仅供测量 / faces for measuring only

$(HELD_OUT)/.ready:
	mkdir -p $(HELD_OUT)/npm
	cd $(HELD_OUT) && apt-get download $(HELD_OUT_DEBS) && for deb in *.deb; do dpkg-deb -x $$deb . || exit 1; done
	cd $(HELD_OUT)/npm && for name in $(HELD_OUT_NPM); do npm pack --silent @fontsource/$$name && mkdir -p $$name && tar xzf fontsource-$$name-*.tgz -C $$name || exit 1; done
	rm -rf $(HELD_OUT)/*.deb $(HELD_OUT)/npm/*.tgz $(HELD_OUT)/usr/share/doc
	@touch $@

demo: setup ## 核验示例备案 / verify the sample filings
	@$(BIN)/icp-verify submission sample_images/*/manifest.json --annotate out/demo || [ $$? -eq 1 ]
	@echo "标注图片 / annotated pictures: out/demo"

test: $(VENV)/.ready-synthesis ## 测试 / run the tests
	$(BIN)/python -m pytest

test-train: $(VENV)/.ready-synthesis ## 训练部分的测试，安装 PyTorch / tests of what trains the network, with PyTorch
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[train]'
	$(BIN)/python -m pytest tests/models/test_capture_augment.py

check: setup ## 静态检查 / ruff, mypy --strict, import layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

serve: setup ## 启动接口 / serve the HTTP API on loopback
	$(BIN)/icp-verify serve

bench: $(VENV)/.ready-synthesis ## 规则速度；字段准确率与耗时，对照 RapidOCR / rules; accuracy and time beside RapidOCR
	$(BIN)/python -m bench.rules --seed $(BENCH_SEED)
	$(BIN)/python -m bench.extraction --developing --types id_card_front id_card_back business_licence authorization_letter --each $(BENCH_EACH) --paddle-each 0 --seed $(BENCH_SEED)

bench-extract: $(VENV)/.ready-synthesis $(HELD_OUT)/.ready ## 全部证件的字段准确率（留出版式、字体与拍摄），对照两种程序 / every type on hold-out layouts, beside two peers
	$(BIN)/python -m bench.extraction --each $(BENCH_EACH) --markdown bench-results/extraction.md

bench-rules: setup ## 规则速度：已存事实，单核 / rules from stored facts, one core
	$(BIN)/python -m bench.rules --seed $(BENCH_SEED)

bench-capture: $(VENV)/.ready-synthesis ## 拍摄检查的误报与检出（留出图片）/ capture checks on hold-out pictures
	$(BIN)/python -m bench.capture --seed $(BENCH_SEED) --timing

bench-speed: $(VENV)/.ready-synthesis ## 一张图片的耗时，对照 RapidOCR 与 PaddleOCR / time of one image, beside two programs
	$(BIN)/python -m bench.speed

bench-throughput: setup ## 两个工作进程对一个 / two workers against one
	$(BIN)/python -m bench.throughput

bench-memory: setup ## 一个进程反复核验时的内存 / memory of one process over many images
	$(BIN)/python -m bench.memory

profile: $(VENV)/.ready-synthesis ## 火焰图 bench-results/flame.svg / a flame graph
	mkdir -p bench-results
	$(BIN)/py-spy record --rate 200 --format flamegraph --output bench-results/flame.svg -- $(BIN)/python -m bench.speed.repeated

docs: setup ## 重写由数据生成的文档 / make the documents that come from data again
	$(BIN)/icp-verify rules table > docs/rules-table.md

samples: $(VENV)/.ready-synthesis ## 重新生成示例图片 / make sample_images/ again
	$(BIN)/python -m models.synthesis.samples --out sample_images

constraints: $(VENV)/.ready-synthesis ## 重写 constraints.txt / pin what is installed
	$(BIN)/python -m pip freeze --exclude-editable | grep -vE '@ |^#' > .constraints.new
	{ echo '# Every version that the set-up installs. Made by `make constraints`.'; cat .constraints.new; } > constraints.txt
	rm .constraints.new

clean: ## 清理 / remove what was built
	rm -rf $(VENV) .build out bench-results .pytest_cache .mypy_cache .ruff_cache

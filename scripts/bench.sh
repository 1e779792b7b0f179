#!/usr/bin/env bash
# Times the cases of benchmarks/ in C# and in PyTorch alternately and writes docs/performance.md.
#   scripts/bench.sh                              all cases
#   scripts/bench.sh --engines                    the engines beside each other only
#   scripts/bench.sh --only add,mlp --rounds 3    prints the rows of some
# PyTorch: .venv, or the interpreter COMPAT_PYTHON names.
set -euo pipefail
cd "$(git -C "$(dirname "$0")" rev-parse --show-toplevel)"
python=${COMPAT_PYTHON:-.venv/bin/python}
dotnet build benchmarks/Benchmarks.csproj -c Release -v q --nologo -clp:NoSummary
program=(dotnet artifacts/bin/Benchmarks/release/Compat.Benchmarks.dll)
if [ "${1:-}" = --engines ]; then exec "$python" benchmarks/compare_engines.py --page docs/performance.md -- "${program[@]}"; fi
if [ $# -gt 0 ]; then exec "$python" benchmarks/compare.py "$@" -- "${program[@]}"; fi
"$python" benchmarks/compare.py --out docs/performance.md -- "${program[@]}"
"$python" benchmarks/compare_engines.py --page docs/performance.md -- "${program[@]}"

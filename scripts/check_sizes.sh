#!/usr/bin/env bash
# Fails where a C# file has more than 400 lines, a line more than 140 columns, or the median file reaches 100 lines.
# Tables of cases are exempt: conformance/ and tests/**/Tables.
set -euo pipefail
cd "$(git rev-parse --show-toplevel)"
mapfile -t files < <(git ls-files '*.cs' | grep -v -e '^conformance/' -e '/Tables/')
status=0
for file in "${files[@]}"; do
  lines=$(wc -l < "$file")
  if (( lines > 400 )); then echo "$file: $lines lines, 400 at most"; status=1; fi
  if wide=$(LC_ALL=C.UTF-8 grep -nEm1 '^.{141,}' "$file"); then echo "$file:${wide%%:*}: more than 140 columns"; status=1; fi
done
median=$(wc -l "${files[@]}" | grep -v ' total$' | awk '{ print $1 }' | sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }')
echo "${#files[@]} files, median $median lines"
if (( median >= 100 )); then echo "the median file has 100 lines or more"; status=1; fi
exit $status

#!/usr/bin/env bash
# Does what docs/adding-an-op.md says, in a clean copy of the checkout: the recorded cases are unsupported before, and pass after.
set -euo pipefail
root=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
git -C "$root" ls-files -z | (cd "$root" && xargs -0 cp --parents -t "$place")
cd "$place"
cases=docs/adding-an-op.jsonl.gz

conform() { # conform RESULTS: the case ids with what became of them
  dotnet run --project src/Conformance -c Release -- conform --cases "$cases" --results "$1" --quiet || true
}

conform before.jsonl
total=$(zcat "$cases" | wc -l)
unsupported=$(grep -c '"unsupported"' before.jsonl || true)
echo "before: $unsupported of $total unsupported"
[ "$unsupported" -eq "$total" ]

awk '
  /^<!-- (insert|create) / { action = $2; file = $3; next }
  /^```csharp/ && file { inside = 1; text = ""; next }
  /^```/ && inside {
    printf "%s", text > (place "/block")
    close(place "/block")
    print action, file
    if (action == "create") system("cp " place "/block " place "/" file)
    else system("sed -i \"$ d\" " place "/" file " && cat " place "/block >> " place "/" file " && echo \"}\" >> " place "/" file)
    inside = 0; file = ""; next
  }
  inside { text = text $0 "\n" }
' place="$place" docs/adding-an-op.md

dotnet run --project src/Conformance -c Release -- conform --cases "$cases" --results after.jsonl
if grep -q '"unsupported"' after.jsonl; then echo "after: some are unsupported still"; exit 1; fi
echo "after: $total of $total passed"

#!/usr/bin/env bash
# Publishes tests/TrimmedSample trimmed, and natively compiled where the package feed has the compiler; any warning of the trimmer fails.
# What it prints is compared with the same program untrimmed, and no other engine lies beside it.
set -euo pipefail
root=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
project=$root/tests/TrimmedSample
(cd "$place" && dotnet run --project "$project" -c Release --property:SelfContained=false) > "$place/expected.txt"
grep -q 'epoch 60' "$place/expected.txt"

missing() { # missing LOG: the packages the feed has not, if that is all that is wrong
  grep -oE "error NU110[0-9]: .*package [A-Za-z0-9.-]+" "$1" | sed 's/.*package //' | sort -u | tr '\n' ' '
}

try() { # try NAME PROPERTY
  if ! dotnet publish "$project" -c Release -r linux-x64 -v q --nologo "-p:$2=true" --artifacts-path "$place/build-$1" \
      -o "$place/$1" > "$place/log" 2>&1; then
    if [ -n "$(missing "$place/log")" ]; then echo "$1: SKIPPED, the feed has no $(missing "$place/log")"; return; fi
    cat "$place/log"
    exit 1
  fi
  if grep -E 'warning IL[0-9]+' "$place/log"; then exit 1; fi
  (cd "$place" && "$place/$1/trimmed") | diff "$place/expected.txt" -
  if ls "$place/$1" | grep -iE 'libtorch|torchsharp'; then echo "$1: carries another engine"; exit 1; fi
  echo "$1: the untrimmed program's output, $(du -sm "$place/$1" | cut -f1) MB"
}

try trimmed PublishTrimmed
try native PublishAot

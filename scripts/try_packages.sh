#!/usr/bin/env bash
# Packs the packages and runs the README's program outside the repository twice: from the package, and from the project.
set -euo pipefail
root=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
for project in Engine ReferenceEngine Facade Hosting; do
  dotnet pack "$root/src/$project" -c Release -o "$place/feed" -v q
done

# The README's first C# block is the program.
awk '/^```csharp/ { inside = 1; next } /^```/ { if (inside) exit } inside' "$root/README.md" > "$place/program.txt"
awk '/^```text/ { inside = 1; next } /^```/ { if (inside) exit } inside' "$root/README.md" > "$place/expected.txt"
grep -q backward "$place/program.txt"

run() { # run NAME DIRECTIVES…
  mkdir "$place/$1"
  printf '%s\n' "${@:2}" '#:property PublishAot=false' > "$place/$1/app.cs"
  cat "$place/program.txt" >> "$place/$1/app.cs"
  (cd "$place/$1" && dotnet run app.cs) > "$place/$1/output.txt"
  diff "$place/expected.txt" "$place/$1/output.txt"
  echo "$1: the README's output"
}

cat > "$place/nuget.config" <<NUGET
<configuration>
  <packageSources><add key="packed" value="$place/feed" /></packageSources>
  <config><add key="globalPackagesFolder" value="$place/packages" /></config>
</configuration>
NUGET
run package '#:package Compat@0.1.0'
run project "#:project $root/src/Hosting/Hosting.csproj"

"""Records case files (conformance/FORMAT.md) from the installed PyTorch, and checks them against it.

    python scripts/record_cases.py                          # the default set, into conformance/cases
    python scripts/record_cases.py --ops nn.functional.softplus 'log*' --dtypes float32 --out softplus.jsonl
    python scripts/record_cases.py --check conformance/cases/*.jsonl.gz

The same seed and PyTorch give the same bytes.
"""

import argparse
import collections
import contextlib
import fnmatch
import gzip
import hashlib
import json
import os
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
COUNTS = {"float32": 12, "float64": 8, "int64": 4, "bool": 2}
OTHERS = 3


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ops", nargs="+", metavar="NAME|GLOB", help="default: the names of conformance/operators.txt")
    parser.add_argument("--dtypes", nargs="+", help="default: all twelve")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--samples", type=int, 
                        help="for each operator, variant and dtype; default 12 float32, 8 float64, 4 int64, 2 bool, else 3")
    parser.add_argument("--no-errors", action="store_true", help="leave out the error samples")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "conformance" / "cases",
                        help="a .jsonl or .jsonl.gz file, or a folder (one file a topic, and manifest.json)")
    parser.add_argument("--check", nargs="+", type=pathlib.Path, metavar="FILE", help="replay the files; compares every bit")
    return parser.parse_args()


def listed_names():
    lines = (ROOT / "conformance" / "operators.txt").read_text().splitlines()
    return [name for line in lines if not line.startswith("#") for name in line.split()]


def record(options):
    """Yields (public name, case) in the order of the names, entries, dtypes."""
    from recording import encoding, extra, samples
    names = options.ops or listed_names()
    dtypes = options.dtypes or list(encoding.DTYPES)
    counts = {d: options.samples or COUNTS.get(d, OTHERS) for d in dtypes}
    entries = collections.defaultdict(list)
    for name, info in samples.database(names):
        entries[name].append(info)
    for name in extra.SAMPLES:
        if any(fnmatch.fnmatchcase(name, n) for n in names):
            entries.setdefault(name, [])
    for name in sorted(entries):
        for info in entries[name]:
            yield from ((name, case) for case in samples.database_cases(name, info, dtypes, options.seed, counts))
            if not options.no_errors:
                yield from ((name, case) for case in samples.error_cases(name, info, options.seed))
        if name in extra.SAMPLES:
            yield from ((name, case) for case in samples.hand_cases(name, dtypes, options.seed, counts))
        print(name, file=sys.stderr, flush=True)


def write(path, cases):
    text = "".join(json.dumps(case) + "\n" for case in cases).encode()
    data = gzip.compress(text, 9, mtime=0) if path.suffix == ".gz" else text
    path.write_bytes(data)
    return data


def about(cases):
    kinds = collections.Counter()
    for case in cases:
        kinds["error" if "error" in case else "value"] += 1
        kinds["grad"] += "grads" in case
        kinds["grad_grad"] += "grad_grads" in case
    dtypes = collections.Counter(case["id"].split("/")[1] for case in cases)
    return {"cases": len(cases), "operators": len({c["op"] for c in cases}), "kinds": dict(sorted(kinds.items())),
            "dtypes": dict(sorted(dtypes.items()))}


def write_folder(folder, recorded, seed):
    from recording.calls import environment
    from recording.topics import topic_of
    folder.mkdir(parents=True, exist_ok=True)
    topics = collections.defaultdict(list)
    for name, case in recorded:
        topics[topic_of(name)].append(case)
    files = {}
    for topic in sorted(topics):
        name = f"{topic}.jsonl.gz"
        data = write(folder / name, topics[topic])
        files[name] = {**about(topics[topic]), "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    manifest = {**environment(), "seed": seed, "total": about([c for t in topics.values() for c in t]), "files": files}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    print(json.dumps(manifest["total"]), sum(f["bytes"] for f in files.values()), "bytes")


def check(files):
    """Replays every case; prints those that differ; returns their number."""
    from recording.calls import results_of, run
    differing = total = 0
    for path in files:
        with (gzip.open(path, "rt") if path.suffix == ".gz" else path.open()) as lines:
            for line in lines:
                case = json.loads(line)
                total += 1
                if run(case) != results_of(case):
                    differing += 1
                    print(f"{path.name}: {case['id']} differs")
    print(f"{total} cases, {differing} differ")
    return differing


def main():
    options = parse()
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    import torch
    torch.set_num_threads(1)
    if options.check:
        sys.exit(1 if check(options.check) else 0)
    if options.out.suffix in (".gz", ".jsonl"):
        with contextlib.suppress(FileExistsError):
            options.out.parent.mkdir(parents=True)
        cases = [case for _, case in record(options)]
        write(options.out, cases)
        print(json.dumps(about(cases)))
    else:
        write_folder(options.out, record(options), options.seed)


if __name__ == "__main__":
    main()

"""Records the tables of conformance/tables from the installed PyTorch.

    python scripts/record_tables.py all
    python scripts/record_tables.py printing casts
"""

import argparse
import gzip
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLES = ("signatures", "printing", "random", "promotion", "nodes", "gradient-nodes", "gradcheck", "casts", "inplace-programs")


def lines(path, entries):
    entries = list(entries)
    text = "".join(json.dumps(e) + "\n" for e in entries)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode(), mtime=0))
    else:
        path.write_text(text)
    return len(entries)


def document(path, table):
    """One entry of the deepest list a line, so that a change shows in a diff."""
    parts = []
    for key, value in table.items():
        if isinstance(value, (list, dict)) and value:
            items = [f"{json.dumps(k)}: {json.dumps(v)}" for k, v in value.items()] if isinstance(value, dict) else map(json.dumps, value)
            left, right = "[]" if isinstance(value, list) else "{}"
            parts.append(f"{json.dumps(key)}: {left}\n" + ",\n".join(items) + f"\n{right}")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(value)}")
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n")
    return sum(len(v) for v in table.values() if isinstance(v, (list, dict)))


def record(name, folder):
    if name == "printing":
        from recording import table_printing
        return lines(folder / "printing.jsonl", table_printing.record())
    if name == "random":
        from recording import table_random
        return lines(folder / "random.jsonl", table_random.record())
    if name == "nodes":
        from recording import table_nodes
        return lines(folder / "nodes.jsonl", table_nodes.record(ROOT / "conformance" / "cases"))
    if name == "gradient-nodes":
        from recording import table_gradient_nodes
        return lines(folder / "gradient-nodes.jsonl", table_gradient_nodes.record(ROOT / "conformance" / "cases"))
    if name == "gradcheck":
        from recording import table_gradcheck
        return lines(folder / "gradcheck.jsonl", table_gradcheck.record(ROOT / "conformance" / "cases"))
    if name == "inplace-programs":
        from recording import table_inplace
        return lines(folder / "inplace-programs.jsonl.gz", table_inplace.record())
    if name == "signatures":
        from recording import table_signatures
        return document(folder / "signatures.json", table_signatures.record())
    from recording import table_casts
    table = table_casts.record_promotion() if name == "promotion" else table_casts.record_casts()
    return document(folder / f"{name}.json", table)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="+", choices=(*TABLES, "all"))
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "conformance" / "tables")
    options = parser.parse_args()
    import torch
    torch.set_num_threads(1)
    options.out.mkdir(parents=True, exist_ok=True)
    for name in TABLES if "all" in options.tables else options.tables:
        print(name, record(name, options.out), file=sys.stderr)


if __name__ == "__main__":
    main()

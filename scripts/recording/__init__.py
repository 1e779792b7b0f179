"""Parts of the recording scripts: encoding, calls, samples, topics, tables."""

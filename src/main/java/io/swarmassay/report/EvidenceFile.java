package io.swarmassay.report;

/** A file of an evidence folder: its path from the folder, with slashes, and its size. */
record EvidenceFile(String name, long bytes) {}

package io.swarmassay.report.evidence;

/** A file of an evidence folder: its path from the folder, with slashes, and its size. */
public record EvidenceFile(String name, long bytes) {}

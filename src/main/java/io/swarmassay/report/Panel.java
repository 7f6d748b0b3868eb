package io.swarmassay.report;

/**
 * What a {@link Section} shows.
 *
 * @param id anchor in the page, unique among sections
 * @param title its heading
 * @param lead one sentence that says what to see, as plain text; empty for none
 * @param body its HTML
 */
public record Panel(String id, String title, String lead, String body) {}

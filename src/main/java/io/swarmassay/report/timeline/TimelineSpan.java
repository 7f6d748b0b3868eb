package io.swarmassay.report.timeline;

/**
 * One life of a replica, or any other state that lasted a while.
 *
 * @param name whose
 * @param fromMs when it began
 * @param toMs when it ended, or the end of the run
 * @param text what to say of it
 */
record TimelineSpan(String name, double fromMs, double toMs, String text) {}

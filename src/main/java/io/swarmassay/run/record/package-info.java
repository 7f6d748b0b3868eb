/**
 * What is written into the history while a run goes on, whoever performs it: engine events,
 * leaders, logs, the clock's own lateness.
 */
package io.swarmassay.run.record;

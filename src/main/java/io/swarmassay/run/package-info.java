/** Performs a scenario: strikes, waits, records. Judges nothing. */
package io.swarmassay.run;

/**
 * Why something is broken: when the steady state is not reached, or a container ended by itself,
 * each diagnosis of the catalogue looks at the stack file, the tasks, how containers ended and what
 * they wrote last, and names the cause with the observation that shows it, its place in the stack
 * file and the way out. Diagnoses decide nothing: verdicts do.
 */
package io.swarmassay.diagnosis;

/** Judges a history, purely. */
package io.swarmassay.verdict;

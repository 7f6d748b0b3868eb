/**
 * A history sorted once, and what is computed from it alone: operations, outages, incidents,
 * excuses.
 */
package io.swarmassay.verdict.index;

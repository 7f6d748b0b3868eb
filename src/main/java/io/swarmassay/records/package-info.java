/**
 * The tight tier: what was measured in units of the machine's own speed, compared over the nights
 * by a statistical rule; and how fast the product itself is.
 */
package io.swarmassay.records;

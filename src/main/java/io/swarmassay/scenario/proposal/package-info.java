/**
 * A scenario for a stack that nobody wrote one for, from what its file says and its services offer.
 */
package io.swarmassay.scenario.proposal;

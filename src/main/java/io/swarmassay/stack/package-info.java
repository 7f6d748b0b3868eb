/**
 * A stack on disk and the handle of one that runs; reading it and deploying it have rooms of their
 * own.
 */
package io.swarmassay.stack;

/** What happened, in order, append-only, on disk as it happens; the only input of judges. */
package io.swarmassay.history;

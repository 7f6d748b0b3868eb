/** Port to a swarm: what the platform can do and show. No third-party type appears here. */
package io.swarmassay.swarm;

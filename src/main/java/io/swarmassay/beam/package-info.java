/** Port to the Erlang nodes inside a deployment. No third-party type appears here. */
package io.swarmassay.beam;

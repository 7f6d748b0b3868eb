/** The port to Erlang nodes, through JInterface; the only package that sees it. */
package io.swarmassay.internal.otp;

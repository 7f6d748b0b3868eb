/** Shows: evidence in, files out. Judges nothing and asks no engine. */
package io.swarmassay.report;

/** The run as one drawing: strips below each other on one clock. */
package io.swarmassay.report.timeline;

/** What a run left in its folder, read and drawn together; knows no HTML. */
package io.swarmassay.report.evidence;

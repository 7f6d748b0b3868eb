/**
 * The blocks that pages are made of: elements, tables, drawings, figures in words; knows no run.
 */
package io.swarmassay.report.html;

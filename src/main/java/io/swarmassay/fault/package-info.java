/**
 * What can be done to a deployment: what a fault is, how it is struck, proven and undone, and
 * access to its victims.
 */
package io.swarmassay.fault;

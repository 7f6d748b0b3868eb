/** Questions to a deployment that change nothing, one small file each. */
package io.swarmassay.probe;

/** What can be done to a deployment, one small file each, and whom it hits. */
package io.swarmassay.fault;

/** A stack on disk, what its stack file asks for, and the handle of one that runs. */
package io.swarmassay.stack;

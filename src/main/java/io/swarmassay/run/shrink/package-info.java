/** Makes a failing plan smaller until nothing can be left out. */
package io.swarmassay.run.shrink;

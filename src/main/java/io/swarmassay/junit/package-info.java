/** The JUnit door: a lab with a deployment as an extension, scenario files as dynamic tests. */
package io.swarmassay.junit;

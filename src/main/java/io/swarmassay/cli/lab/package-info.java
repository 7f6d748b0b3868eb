/** The commands that keep a lab up and let people into it. */
package io.swarmassay.cli.lab;

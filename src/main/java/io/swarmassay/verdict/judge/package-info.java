/** The judge and its checks, each of which asks the index one question. */
package io.swarmassay.verdict.judge;

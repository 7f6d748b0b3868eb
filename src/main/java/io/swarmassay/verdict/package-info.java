/** What a judgement is: checks, outcomes, the verdict with its file and its seal. */
package io.swarmassay.verdict;

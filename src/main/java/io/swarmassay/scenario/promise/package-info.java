/** Which sentences of the stacks' documents are held, and by what. */
package io.swarmassay.scenario.promise;

/** What users do meanwhile: open-loop load whose every operation is recorded. */
package io.swarmassay.traffic;

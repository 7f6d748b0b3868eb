package io.swarmassay.scenario;

import io.swarmassay.yaml.Problems;

/** What every section of a file is read with. */
record SectionContext(Catalogue words, Problems problems) {}

package io.swarmassay.scenario.file;

import io.swarmassay.scenario.Catalogue;
import io.swarmassay.yaml.Problems;

/** What every section of a file is read with. */
record SectionContext(Catalogue words, Problems problems) {}

package io.swarmassay.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, as the jar says. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"assay " + (version == null ? "(from a checkout)" : version)};
  }
}

package io.swarmassay.cli;

import io.swarmassay.scenario.Catalogue;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/** Jars of other people's words, given on the command line. */
final class ExtensionJars {
  private ExtensionJars() {}

  /**
   * Puts them on the running thread's class path, where {@link Catalogue#installed} looks; they
   * stay there until the process ends.
   *
   * @throws IllegalArgumentException when one is no jar or its words cannot be used
   */
  static void use(List<Path> jars) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] places = jars.stream().map(ExtensionJars::place).toArray(URL[]::new);
    thread.setContextClassLoader(new URLClassLoader(places, before));
    try {
      Catalogue.installed();
    } catch (IllegalArgumentException unusable) {
      thread.setContextClassLoader(before);
      throw unusable;
    }
  }

  private static URL place(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalArgumentException("--with " + jar + ": no such file");
    }
    try (JarFile readable = new JarFile(jar.toFile())) {
      if (readable.getEntry("META-INF/services/io.swarmassay.scenario.Extension") == null) {
        throw new IllegalArgumentException(
            "--with " + jar + " names no extension; docs/extending.md says how a jar does");
      }
      return jar.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "--with " + jar + " is no jar: " + unreadable.getMessage());
    }
  }
}

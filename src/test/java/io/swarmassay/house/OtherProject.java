package io.swarmassay.house;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Sources of a project that uses this one, compiled against our classes as its build would. */
public final class OtherProject {
  private OtherProject() {}

  /** Compiles the sources into a folder; throws with what the compiler says when it cannot. */
  public static void compile(List<Path> sources, Path classes) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      StringWriter said = new StringWriter();
      List<String> options =
          List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
      var units = files.getJavaFileObjectsFromPaths(sources);
      if (!compiler.getTask(said, files, null, options, null, units).call()) {
        throw new AssertionError(said.toString());
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Compiles what lies below these folders and packs it with the other files there. */
  public static Path jar(Path jar, Path... folders) throws IOException {
    Path classes = Files.createTempDirectory(jar.getParent(), "classes");
    List<Path> sources = new ArrayList<>();
    for (Path folder : folders) {
      sources.addAll(below(folder).stream().filter(OtherProject::source).toList());
    }
    if (!sources.isEmpty()) {
      compile(sources, classes);
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream archive = new JarOutputStream(out)) {
      add(archive, classes);
      for (Path folder : folders) {
        add(archive, folder);
      }
    }
    return jar;
  }

  private static void add(JarOutputStream archive, Path folder) throws IOException {
    for (Path file : below(folder).stream().filter(f -> !source(f)).toList()) {
      archive.putNextEntry(new JarEntry(folder.relativize(file).toString()));
      Files.copy(file, archive);
    }
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static boolean source(Path file) {
    return file.toString().endsWith(".java");
  }
}

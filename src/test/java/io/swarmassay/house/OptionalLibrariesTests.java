package io.swarmassay.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who depends on the library need not have what only the command line or Allure's users need. */
class OptionalLibrariesTests {
  private static final Pattern OPTIONAL = Pattern.compile(".*/(allure-|picocli-|logback-)[^/]*");

  @TempDir Path evidence;

  @Test
  void they_are_known_where_they_are_needed_and_nowhere_else() {
    JavaClasses house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.swarmassay");
    noClasses()
        .that()
        .resideOutsideOfPackage("io.swarmassay.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "ch.qos.logback..")
        .check(house);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.swarmassay.junit.AllureResults$Writer")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.qameta.allure..")
        .check(house);
  }

  @Test
  void a_verdict_is_shown_where_there_is_no_allure() throws Exception {
    Files.writeString(evidence.resolve("index.html"), "<!doctype html>");
    try (URLClassLoader bare = new URLClassLoader(classPath(), null)) {
      assertThatThrownBy(() -> bare.loadClass("io.qameta.allure.Allure"))
          .isInstanceOf(ClassNotFoundException.class);
      assertThatCode(() -> attach(bare)).doesNotThrowAnyException();
    }
  }

  private void attach(ClassLoader loader) throws Throwable {
    Method attach =
        loader
            .loadClass("io.swarmassay.junit.AllureResults")
            .getDeclaredMethod("attach", Path.class);
    attach.setAccessible(true);
    try {
      attach.invoke(null, evidence);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private static URL[] classPath() throws IOException {
    URL[] all =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .flatMap(OptionalLibrariesTests::files)
            .filter(file -> !OPTIONAL.matcher(file.toString()).matches())
            .map(OptionalLibrariesTests::url)
            .toArray(URL[]::new);
    assertThat(all).anyMatch(url -> url.getPath().contains("jackson"));
    return all;
  }

  private static Stream<Path> files(String entry) {
    if (!entry.endsWith("*")) {
      return Stream.of(Path.of(entry));
    }
    try (Stream<Path> jars = Files.list(Path.of(entry).getParent())) {
      return jars.toList().stream();
    } catch (IOException gone) {
      return Stream.empty();
    }
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException never) {
      throw new IllegalStateException(never);
    }
  }
}

package io.swarmassay.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Files that others name or leave are opened in one place: a pipe never ends, a link leads away.
 */
class FileAccessTests {
  private static final String ROOT = "io.swarmassay.";

  /** Packages that read what people write and what runs left. */
  private static final String[] ROOMS =
      Stream.of("scenario", "stack", "history", "verdict", "report", "records")
          .map(name -> ROOT + name + "..")
          .toArray(String[]::new);

  /** Of histories, which grow while they are read, and of verdicts, never written over one. */
  private static final String OWN_WAYS = ".*\\.(HistoryReader|HistoryWriter|VerdictFile)";

  private static final Set<String> OPENING =
      Set.of(
          "newInputStream",
          "newOutputStream",
          "newByteChannel",
          "newBufferedReader",
          "newBufferedWriter",
          "readAllBytes",
          "readAllLines",
          "readString",
          "lines",
          "write",
          "writeString");

  @Test
  void files_of_others_are_opened_in_one_place() {
    JavaClasses house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.swarmassay");
    rule(ROOMS).check(house);
  }

  @Test
  void whoever_opens_one_elsewhere_is_named() {
    Stream.of(Whole.class, Streamed.class, Mapped.class)
        .forEach(
            planted ->
                assertThatThrownBy(
                        () -> rule("..").check(new ClassFileImporter().importClasses(planted)))
                    .hasMessageContaining("BoundedFile")
                    .hasMessageContaining(planted.getSimpleName()));
  }

  private static ArchRule rule(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .and()
        .haveNameNotMatching(OWN_WAYS)
        .should()
        .callCodeUnitWhere(
            describe(
                "a file is opened past BoundedFile and WholeFile",
                (JavaCall<?> call) -> opens(call)));
  }

  private static boolean opens(JavaCall<?> call) {
    String type = call.getTargetOwner().getName();
    boolean mapped =
        call.getTargetOwner().isAssignableTo(ObjectCodec.class)
            && call.getTarget().getRawParameterTypes().stream()
                .anyMatch(parameter -> parameter.isEquivalentTo(File.class));
    return mapped
        || type.matches("java\\.io\\.(File(In|Out)putStream|File(Reader|Writer))")
        || type.equals(Files.class.getName()) && OPENING.contains(call.getName());
  }

  private static final class Whole {
    String read(Path file) throws IOException {
      return Files.readString(file);
    }
  }

  private static final class Streamed {
    int read(File file) throws IOException {
      try (FileInputStream in = new FileInputStream(file)) {
        return in.read();
      }
    }
  }

  private static final class Mapped {
    Object read(File file) throws IOException {
      return new ObjectMapper().readTree(file);
    }
  }
}

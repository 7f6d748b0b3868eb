package io.swarmassay.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A package is a room: it has a purpose, and what is behind it is nobody else's. */
class RoomsTests {
  private static final String ROOT = "io.swarmassay";
  private static final Pattern FLOOR =
      Pattern.compile("(?m)^ {3}(?:\\d+) {2}([\\w. ]+?)(?: {2,}.*)?$");

  /** Files of one package; more are several rooms. */
  private static final int CROWD = 40;

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void no_arrow_runs_back_between_any_two_packages() {
    slices().assignedFrom(new PackagesAlone()).should().beFreeOfCycles().check(HOUSE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report.evidence",
        "report.html",
        "report.timeline",
        "cli.lab",
        "cli.progress",
        "cli.terminal",
        "run.record"
      })
  void an_inner_room_is_used_by_its_house_only(String room) {
    String outer = ROOT + "." + room.substring(0, room.indexOf('.')) + "..";
    noClasses()
        .that(resideOutsideOfPackage(outer))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "." + room + ".."))
        .check(HOUSE);
  }

  @Test
  void the_floors_are_those_of_the_drawing() throws Exception {
    List<String[]> floors = floors(Files.readString(Path.of("ARCHITECTURE.md")));

    assertThat(floors).hasSizeGreaterThan(5);
    layers(floors).check(HOUSE);
  }

  @Test
  void no_room_is_crowded() {
    Map<Path, Long> rooms =
        Sources.files().stream()
            .filter(file -> file.startsWith(Path.of("src", "main")))
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));

    assertThat(rooms).as("packages of main").hasSizeGreaterThan(20);
    rooms.values().removeIf(files -> files <= CROWD);
    assertThat(rooms).as("find what belongs together, and give it a room of its own").isEmpty();
  }

  @Test
  void every_package_says_its_purpose() {
    for (Path file : Sources.files()) {
      if (file.startsWith(Path.of("src", "main"))) {
        Path info = file.resolveSibling("package-info.java");
        assertThat(info).as("one sentence on what is in there").exists();
        assertThat(Sources.text(info)).as(info.toString()).startsWith("/**");
      }
    }
  }

  /** The lines of the drawing, highest floor first; each names the packages of one floor. */
  private static List<String[]> floors(String architecture) {
    List<String[]> floors = new ArrayList<>();
    for (Matcher floor = FLOOR.matcher(architecture); floor.find(); ) {
      floors.add(floor.group(1).split(" +"));
    }
    return floors;
  }

  /** Each floor knows those below it only; who shares a floor is held apart by the other rule. */
  private static LayeredArchitecture layers(List<String[]> floors) {
    LayeredArchitecture house = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String[] floor : floors) {
      house = house.layer(name(floor)).definedBy(packages(floor));
    }
    for (int i = 0; i < floors.size(); i++) {
      house =
          i == 0
              ? house.whereLayer(name(floors.get(i))).mayNotBeAccessedByAnyLayer()
              : house
                  .whereLayer(name(floors.get(i)))
                  .mayOnlyBeAccessedByLayers(
                      floors.subList(0, i).stream().map(RoomsTests::name).toArray(String[]::new));
    }
    return house;
  }

  private static String name(String[] floor) {
    return String.join(" ", floor);
  }

  private static String[] packages(String[] floor) {
    return Arrays.stream(floor).map(name -> ROOT + "." + name + "..").toArray(String[]::new);
  }

  /** Each package is a slice, whatever encloses it. */
  private static final class PackagesAlone implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "every package";
    }
  }
}

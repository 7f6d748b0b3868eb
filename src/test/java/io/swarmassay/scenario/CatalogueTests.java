package io.swarmassay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.swarmassay.fault.Fault;
import io.swarmassay.probe.Probe;
import io.swarmassay.traffic.Traffic;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTests {
  private static final Catalogue ALL = Catalogue.STANDARD;

  @Test
  void every_probe_has_a_name() {
    assertThat(named(ALL.probes().words().values())).isEqualTo(written(Probe.class));
  }

  @Test
  void every_fault_has_a_name() {
    assertThat(named(ALL.faults().words().values())).isEqualTo(written(Fault.class));
  }

  @Test
  void every_kind_of_traffic_has_a_name() {
    assertThat(named(ALL.traffic().words().values())).isEqualTo(written(Traffic.class));
  }

  @Test
  void every_word_and_every_setting_says_what_it_means_and_can_be_spelt() {
    for (Word<?> word : words()) {
      assertThat(word.meaning()).as(word.name()).isNotBlank();
      for (Setting setting : word.settings()) {
        String which = word.name() + "." + setting.name();
        assertThat(setting.meaning()).as(which).isNotBlank();
        assertThat(setting.kind()).as(which).isNotBlank();
      }
    }
  }

  @Test
  void every_fault_says_what_it_hits() {
    assertThat(ALL.faults().words().values()).allMatch(word -> word.hits().isPresent());
  }

  @Test
  void the_faults_are_those_of_four_families_each_with_its_conditions() {
    List<String> families =
        Stream.of(
                ReplicaFaults.all(), NodeFaults.words(), GuestWords.faults(), ReleaseWords.faults())
            .flatMap(List::stream)
            .map(CatalogueTests::text)
            .toList();
    assertThat(families)
        .containsExactlyInAnyOrderElementsOf(
            ALL.faults().words().values().stream().map(CatalogueTests::text).toList());
  }

  @Test
  void probes_of_guests_and_releases_and_traffic_on_the_web_are_among_the_others() {
    assertThat(texts(ALL.probes()))
        .containsAll(GuestWords.probes().stream().map(CatalogueTests::text).toList())
        .containsAll(ReleaseWords.probes().stream().map(CatalogueTests::text).toList());
    assertThat(texts(ALL.traffic()))
        .containsAll(ReleaseWords.traffic().stream().map(CatalogueTests::text).toList());
    assertThat(GuestWords.probes()).hasSize(5);
    assertThat(ReleaseWords.probes()).hasSize(6);
    assertThat(ReleaseWords.traffic()).hasSize(2);
  }

  private static List<String> texts(Vocabulary<?> words) {
    return words.words().values().stream().map(CatalogueTests::text).toList();
  }

  private static String text(Word<?> word) {
    return word.name()
        + word.settings().stream().map(it -> it.name() + ": " + it.meaning()).toList()
        + word.hits()
        + word.conditions().stream().map(it -> it.key() + " " + it.otherwise()).toList()
        + word.measures();
  }

  @Test
  void two_words_of_one_name_are_refused() {
    Word<Probe> twice = Catalogue.probe(new StandIns.Quiet(), "is quiet");

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> Vocabulary.of("probe", List.of(twice, twice)))
        .hasMessage("two probes are called quiet");
  }

  @Test
  void a_meaning_for_a_setting_that_is_not_there_is_refused() {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> Catalogue.probe(new StandIns.Quiet(), "is quiet").with("volume", "how loud"))
        .hasMessage("quiet has no setting 'volume'");
  }

  private static List<Word<?>> words() {
    return Stream.of(ALL.probes(), ALL.faults(), ALL.traffic())
        .<Word<?>>flatMap(vocabulary -> vocabulary.words().values().stream())
        .toList();
  }

  private static Set<String> named(Collection<? extends Word<?>> words) {
    return words.stream().map(w -> w.prototype().getClass().getName()).collect(Collectors.toSet());
  }

  /** The records of the product that implement an extension point. */
  private static Set<String> written(Class<?> extension) {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(extension.getPackageName())
            .stream()
            .filter(type -> type.isRecord() && type.isAssignableTo(extension))
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
  }
}

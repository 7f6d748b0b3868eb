package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of desired VMs as Elixir writes it is read as data, by the planner's own reader. */
class PlannerExsTests {
  @TempDir static Path home;
  private static LocalErlang erlang;

  @BeforeAll
  static void compile() throws Exception {
    erlang = new LocalErlang(home).with(Path.of("stacks/planner/src"));
  }

  @AfterAll
  static void end() {
    erlang.close();
  }

  /** The document's example, word for word: strings, maps, comments, and keys of two kinds. */
  @Test
  void the_documents_own_three_vms_are_read_word_for_word() throws Exception {
    Path file = home.resolve("desired_vms.exs");
    try (InputStream example = PlannerExsTests.class.getResourceAsStream("desired_vms.exs")) {
      Files.copy(example, file);
    }
    String read =
        """
        {ok, [{<<"web-api">>, <<"production">>, Web}, {<<"kafka-consumer">>, <<"analytics">>, Kafka},
              {<<"image-resizer">>, <<"media">>, Resizer}]} = planner_file:jobs("FILE"),
        Web = #{<<"rootfs">> => <<"rootfs-web.ext4">>, <<"kernel">> => <<"vmlinux">>,
          <<"cmd">> => [<<"/app/bin/server">>], <<"lifecycle">> => <<"service">>,
          <<"env">> => #{<<"MIX_ENV">> => <<"prod">>,
            <<"DATABASE_URL">> => <<"postgresql://localhost/myapp">>},
          <<"resources">> => #{<<"vcpu">> => 2, <<"mem_mb">> => 512},
          <<"warm_pool">> => #{<<"min">> => 2, <<"max">> => 5}},
        #{<<"env">> := #{<<"KAFKA_BROKERS">> := <<"broker1:9092">>}, <<"lifecycle">> := <<"daemon">>} = Kafka,
        false = maps:is_key(<<"warm_pool">>, Resizer),
        planner_file:validate(["FILE"]),
        """;
    assertThat(erlang.says(read.replace("FILE", file.toString()))).contains("valid, 3 desired");
  }

  /** What the stack runs is what the document says, and not something like it. */
  @Test
  void the_stacks_own_file_is_the_documents_example() throws Exception {
    try (InputStream example = PlannerExsTests.class.getResourceAsStream("desired_vms.exs")) {
      assertThat(Files.readString(Path.of("stacks/planner/desired_vms.exs")))
          .isEqualTo(new String(example.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Each with the line it stands on; a quick look at each of many texts in one Erlang. */
  @Test
  void whatever_is_no_data_is_refused_with_its_line_and_nothing_is_run() throws Exception {
    Path ran = home.resolve("ran");
    String[] texts = {
      "[\n  {\"a\", \"t\", System.halt()}\n]",
      "[\n\nFile.write!(\"" + ran + "\", \"x\")]",
      "[\"a#{1 + 1}\"]",
      "[1 +\n 1]",
      "[a: 1]",
      "%{\n\"a\" => 1,\n\"a\" => 2}",
      "[~s(a)]",
      "[1, 2",
      "\"a",
      "",
      "[1] [2]",
      "fn -> 1 end",
      "'a'",
      "1.5",
    };
    int[] lines = {2, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    StringBuilder look = new StringBuilder();
    for (int i = 0; i < texts.length; i++) {
      Path file = Files.write(home.resolve(i + ".exs"), texts[i].getBytes(StandardCharsets.UTF_8));
      look.append("{ok, T%d} = file:read_file(\"%s\"), ".formatted(i, file));
      look.append("io:format(\"~p ~p~n\", [%d, catch planner_exs:read(T%d)]),\n".formatted(i, i));
    }
    String said = erlang.says(look.toString());
    for (int i = 0; i < texts.length; i++) {
      assertThat(said.lines().toList().get(i)).startsWith(i + " {error,{" + lines[i] + ",");
    }
    assertThat(ran).doesNotExist();
  }

  @Test
  void what_elixir_calls_the_same_is_read_the_same() throws Exception {
    String text =
        "[ %{\"a\" => :b, \"c d\": 1_000, e: [true, nil, -2,],}, # f\n {}, \"g\\n\\\"h\\\"\" ]";
    Path file = Files.writeString(home.resolve("same.exs"), text);
    String read =
        """
        {ok, T} = file:read_file("FILE"),
        {ok, [#{<<"a">> := <<"b">>, <<"c d">> := 1000, <<"e">> := [<<"true">>, <<"nil">>, -2]}, {},
          <<"g\\n\\"h\\"">>]} = planner_exs:read(T),
        io:format("same~n"),
        """;
    assertThat(erlang.says(read.replace("FILE", file.toString())).strip()).isEqualTo("same");
  }
}

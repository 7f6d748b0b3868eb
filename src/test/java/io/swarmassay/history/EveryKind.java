package io.swarmassay.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An event of each kind. */
final class EveryKind {
  private static final Promise PROMISE =
      new Promise(
          "ping", "", "p99", 50, Promise.Kind.HARD, "", "doc.txt, \"Speed\"", "Ping < 50ms");

  private EveryKind() {}

  static List<Event> everyKind() {
    Instant now = Instant.parse("2026-01-01T00:00:00.123456Z");
    return List.of(
        new Event.Opened(1, 1, "s", "t \"q\" ü", "m", 7, now, List.of("ping"), 3, List.of(PROMISE)),
        new Event.Stage(2, "deploy", ""),
        new Event.Looked(3, "ping", "start", false, "a\\b\u0001", true),
        new Event.Sampled(4, "ping", "", 0.07),
        new Event.Platform(5, 99, "n1", "container", "die", "id", ""),
        new Event.Struck(6, "f1", "kill", "w.2", List.of("w.2"), "SWARM", 30_000, 900),
        new Event.Proven(7, "f1", true, "gone"),
        new Event.Cured(8, "f1", true, "back"),
        new Event.Recovered(9, "f1", true, ""),
        new Event.Phase(10, "f1", "started"),
        new Event.Skipped(11, "partition", "no netem", 2),
        new Event.Trouble(12, "lab", "died"),
        new Event.Remedied(13, "f1", "CLOSED", "nothing"),
        new Event.Audited(14, List.of("veth0")),
        new Event.Noted(15, "versions", Map.of("otp", "25")),
        new Event.Closed(16, "completed"),
        new Event.Offered(17, Operation.MESSAGE, 200, 5_000, false),
        new Event.Tried(
            -18, Operation.MESSAGE, "s1", "w.2", 1, 2, 3, 17, 18, Ending.UNKNOWN, "\"ü\" timeout"),
        new Event.Tried(Long.MAX_VALUE, Operation.PING, "s", "w", 0, 0, 0, 1, 2, Ending.FAIL, ""),
        new Event.Tried(
            1_234_567_890_123L, Operation.HTTP, "s", "w", 0, 0, 9, 1, 2, Ending.OK, "200"),
        new Event.Handled(19, Operation.ROW, "sö", 3, "w.2", 1, 2),
        new Event.Handled(20, Operation.MESSAGE, "s1", 3, "w.2", 1, 2),
        new Event.Born(20, "w.2", 1, "c0ffee"),
        new Event.Died(21, "w.2", 1, "killed"),
        new Event.Sighted(22, "w.1", "w.2", false),
        new Event.Resolved(23, "w.1", "tasks.w", List.of("10.0.0.1"), List.of()),
        new Event.Surveyed(24, Operation.ROW, 1, "db.1", 23),
        new Event.Ordered(25, "o1", "scale", List.of("web"), "web to 5", 30_000),
        new Event.Settled(26, "o1", true, "steady"),
        new Event.Awaited(27, "after f1", 12, 30_000, true, "steady"),
        new Event.Blind(28, 20, "log", "web.1", "logging driver none"),
        new Event.Ended(29, 1_767_225_600_000_000L, "web.1", "c1d2", "n2", 137, true, false),
        new Event.Ticked(30, 1_200, 0.25),
        new Event.Unbegun(31, Operation.MESSAGE, 30, 20, "fewer than two replicas are wanted"),
        new Event.Ceased(32, Operation.MESSAGE, 2_000, 1_980),
        new Event.LastWords(33, "web.1", "c1d2", List.of("cannot open /app/licence.key")),
        new Event.Diagnosed(
            34,
            new Cause(
                "image-missing",
                "web.1",
                "no node has the image web:9",
                "docker-stack.yml:4:12",
                "build it first")));
  }
}

package io.swarmassay.beam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Erlang expressions to be evaluated on a node.
 *
 * @param name what it is called in messages
 * @param text the expressions, separated by commas, ended by a full stop
 */
public record Script(String name, String text) {
  /** The script in a resource beside a class. */
  public static Script of(Class<?> owner, String file) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("no script " + file + " beside " + owner.getName());
      }
      return new Script(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Term on(Beam beam, BeamNode node, Map<String, Term> bindings, Duration deadline) {
    Calls calls = new Calls(beam, node, System.nanoTime() + deadline.toNanos());
    Term tokens = calls.get("ok", 3, 1, "erl_scan", "string", Term.string(text));
    Term forms = calls.get("ok", 2, 1, "erl_parse", "parse_exprs", tokens);
    return calls.get("value", 3, 1, "erl_eval", "exprs", forms, dictionary(bindings));
  }

  /** An orddict: what {@code erl_eval} takes for bindings in every release. */
  private static Term dictionary(Map<String, Term> bindings) {
    return new Term.Listed(
        bindings.entrySet().stream()
            .sorted(Comparator.comparing(Map.Entry::getKey))
            .map(entry -> Term.tuple(Term.atom(entry.getKey()), entry.getValue()))
            .toList());
  }

  /** The remote calls of one evaluation, which share its deadline. */
  private final class Calls {
    private final Beam beam;
    private final BeamNode node;
    private final long until;

    Calls(Beam beam, BeamNode node, long until) {
      this.beam = beam;
      this.node = node;
      this.until = until;
    }

    /** One element of the result, which must be a tuple of that tag and arity. */
    Term get(String tag, int arity, int element, String module, String function, Term... of) {
      Duration left = Duration.ofNanos(Math.max(1_000_000, until - System.nanoTime()));
      Term result = beam.call(node, module, function, List.of(of), left);
      if (result instanceof Term.Tuple tuple && tuple.tagged(tag, arity)) {
        return tuple.elements().get(element);
      }
      if (!module.equals("erl_eval")
          && result instanceof Term.Tuple no
          && no.tagged("error", no.elements().size())) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "%s is no Erlang: %s", name, result));
      }
      throw new BeamException(
          String.format(
              Locale.ROOT, "%s: %s failed in %s: %s", node.replica().name(), name, module, result));
    }
  }
}

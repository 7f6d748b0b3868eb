package io.swarmassay.beam;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** An Erlang term. */
public sealed interface Term {
  /** An atom. */
  record Atom(String name) implements Term {
    @Override
    public String toString() {
      return name;
    }
  }

  /** An integer of any size. */
  record Int(BigInteger value) implements Term {
    @Override
    public String toString() {
      return value.toString();
    }
  }

  /** A float. */
  record Real(double value) implements Term {}

  /** A binary. */
  @SuppressWarnings("ArrayRecordComponent")
  record Binary(byte[] bytes) implements Term {}

  /** A proper list; a string is a list of its code points. */
  record Listed(List<Term> elements) implements Term {}

  /** A tuple. */
  record Tuple(List<Term> elements) implements Term {}

  /** A map. */
  record Mapped(Map<Term, Term> entries) implements Term {}

  /** A process identifier, with the name of its node. */
  record Pid(String node, int id, int serial, int creation) implements Term {}

  /** Anything else (reference, fun, port), as it prints. */
  record Opaque(String text) implements Term {}

  /** An atom. */
  static Term atom(String name) {
    return new Atom(name);
  }

  /** An integer. */
  static Term integer(long value) {
    return new Int(BigInteger.valueOf(value));
  }

  /** A string, as Erlang has it: a list of code points. */
  static Term string(String text) {
    return new Listed(text.codePoints().mapToObj(Term::integer).toList());
  }

  /** A binary. */
  static Term binary(byte[] bytes) {
    return new Binary(bytes);
  }

  /** A proper list. */
  static Term list(Term... elements) {
    return new Listed(List.of(elements));
  }

  /** A tuple. */
  static Term tuple(Term... elements) {
    return new Tuple(List.of(elements));
  }
}

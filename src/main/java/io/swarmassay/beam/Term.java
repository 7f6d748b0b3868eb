package io.swarmassay.beam;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An Erlang term; it prints as Erlang would write it, though not every atom is quoted. */
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
  record Real(double value) implements Term {
    @Override
    public String toString() {
      return Double.toString(value);
    }
  }

  /** A binary. */
  @SuppressWarnings("ArrayRecordComponent")
  record Binary(byte[] bytes) implements Term {
    @Override
    public boolean equals(Object other) {
      return other instanceof Binary binary && Arrays.equals(bytes, binary.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "<<\"" + text() + "\">>";
    }
  }

  /** A proper list; a string is a list of its code points. */
  record Listed(List<Term> elements) implements Term {
    @Override
    public String toString() {
      boolean printable = !elements.isEmpty() && elements.stream().allMatch(Listed::printable);
      return printable ? "\"" + text() + "\"" : "[" + joined(elements) + "]";
    }

    private static boolean printable(Term element) {
      return element instanceof Int code
          && code.value.bitLength() < Integer.SIZE - 1
          && code.value.intValue() >= ' '
          && Character.isDefined(code.value.intValue());
    }
  }

  /** A tuple. */
  record Tuple(List<Term> elements) implements Term {
    @Override
    public String toString() {
      return "{" + joined(elements) + "}";
    }

    /** Whether it has so many elements and starts with that atom. */
    public boolean tagged(String tag, int arity) {
      return elements.size() == arity && elements.get(0).equals(atom(tag));
    }
  }

  /** A map. */
  record Mapped(Map<Term, Term> entries) implements Term {
    @Override
    public String toString() {
      return entries.entrySet().stream()
          .map(entry -> entry.getKey() + " => " + entry.getValue())
          .collect(Collectors.joining(",", "#{", "}"));
    }
  }

  /** A process identifier, with the name of its node. */
  record Pid(String node, int id, int serial, int creation) implements Term {
    @Override
    public String toString() {
      return "<" + node + "." + id + "." + serial + ">";
    }
  }

  /**
   * Anything else (reference, fun, port, improper list, bits that fill no byte), as it prints. It
   * cannot be sent.
   */
  record Opaque(String text) implements Term {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * What it says, without quotes: the characters of a string, binary or atom; else as it prints.
   */
  default String text() {
    if (this instanceof Binary binary) {
      return new String(binary.bytes, StandardCharsets.UTF_8);
    }
    if (this instanceof Listed list) {
      StringBuilder characters = new StringBuilder();
      for (Term element : list.elements) {
        if (!(element instanceof Int code) || !Character.isValidCodePoint(code.value.intValue())) {
          return list.toString();
        }
        characters.appendCodePoint(code.value.intValue());
      }
      return characters.toString();
    }
    return toString();
  }

  /** The elements of a list or tuple; none for anything else. */
  default List<Term> parts() {
    if (this instanceof Listed list) {
      return list.elements;
    }
    return this instanceof Tuple tuple ? tuple.elements : List.of();
  }

  private static String joined(List<Term> terms) {
    return terms.stream().map(Term::toString).collect(Collectors.joining(","));
  }

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

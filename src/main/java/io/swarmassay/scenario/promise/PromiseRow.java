package io.swarmassay.scenario.promise;

import java.util.List;

/**
 * One sentence of a document, and how it stands with it.
 *
 * @param id name of the row, for example {@code M48}
 * @param document file name of the document
 * @param lines where it says so, the quoted line first, for example {@code 428, 6, 26-28}
 * @param words that line, whole
 * @param state whether it is held
 * @param text what is done instead and why, why it is not ours, or what is missing; empty when held
 * @param proofs what holds it, or holds what is done instead
 */
public record PromiseRow(
    String id,
    String document,
    String lines,
    String words,
    State state,
    String text,
    List<Proof> proofs) {

  /** How it stands with a promise. */
  public enum State {
    /** Proven on real parts by something that can fail. */
    HELD,
    /** Something else is done, for a reason, and that is proven. */
    DIFFERS,
    /** Prior art, advice, or an open question of the document. */
    NOT_OURS,
    /** Nothing proves it. */
    OPEN
  }

  /** Keeps a copy that nobody can change. */
  public PromiseRow {
    proofs = List.copyOf(proofs);
  }

  /** Number of the quoted line, from 1. */
  public int line() {
    return Integer.parseInt(lines.split("\\D", 2)[0]);
  }
}

package io.swarmassay.hostile;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** A source of spoilt input, and the commands that have to cope with each piece. */
interface SpoiltInput {
  /**
   * A command, and the exit codes that are right for it.
   *
   * @param words as typed
   * @param codes 0 and 2 where files are checked, those of verdicts where evidence is
   */
  record Attempt(List<String> words, Set<Integer> codes) {
    static Attempt of(Set<Integer> codes, String... words) {
      return new Attempt(List.of(words), codes);
    }
  }

  /**
   * One piece.
   *
   * @param what says in a few words what was spoilt
   */
  record Piece(String what, List<Attempt> attempts) {}

  /** Spoils one piece, by the same numbers in the same way, and lays it where commands find it. */
  Piece spoil(SplittableRandom random) throws IOException;

  /** What is wrong beyond the answer, for example in a page that was written. */
  default List<String> flaws() throws IOException {
    return List.of();
  }

  /** Takes the piece away. */
  void tidy() throws IOException;
}

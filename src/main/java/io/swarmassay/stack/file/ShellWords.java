package io.swarmassay.stack.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a command as a shell would: blanks, quotes, backslashes and comments, nothing else. */
final class ShellWords {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private StringBuilder word;
  private char quote;
  private int position;

  private ShellWords(String text) {
    this.text = text;
  }

  /** The words; empty when a quote or a backslash is left open. */
  static Optional<List<String>> split(String text) {
    return new ShellWords(text).run();
  }

  private Optional<List<String>> run() {
    for (; position < text.length(); position++) {
      char c = text.charAt(position);
      if (c == '\\' && quote != '\'') {
        if (++position == text.length()) {
          return Optional.empty();
        }
        append(text.charAt(position));
      } else if (quote != 0) {
        quoted(c);
      } else {
        bare(c);
      }
    }
    end();
    return quote == 0 ? Optional.of(List.copyOf(words)) : Optional.empty();
  }

  private void quoted(char c) {
    if (c == quote) {
      quote = 0;
    } else {
      append(c);
    }
  }

  private void bare(char c) {
    if (c == '\'' || c == '"') {
      quote = c;
      open();
    } else if (" \t\r\n".indexOf(c) >= 0) {
      end();
    } else if (c == '#' && word == null) {
      int line = text.indexOf('\n', position);
      position = line < 0 ? text.length() : line;
    } else {
      append(c);
    }
  }

  private StringBuilder open() {
    word = word == null ? new StringBuilder() : word;
    return word;
  }

  private void append(char c) {
    open().append(c);
  }

  private void end() {
    if (word != null) {
      words.add(word.toString());
      word = null;
    }
  }
}

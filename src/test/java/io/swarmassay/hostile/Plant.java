package io.swarmassay.hostile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What may bear a file's name in a folder that somebody hands over, and is no file of that kind.
 */
enum Plant {
  /** A link to a file that its reader may read and its author may not. */
  LINK {
    @Override
    void at(Path name, Path victim) throws IOException {
      Files.createSymbolicLink(name, victim);
    }
  },
  /** Another name of such a file. */
  NAME {
    @Override
    void at(Path name, Path victim) throws IOException {
      Files.createLink(name, victim);
    }
  },
  /** Who opens it waits for ever. */
  PIPE {
    @Override
    void at(Path name, Path victim) throws IOException {
      try {
        Process made = new ProcessBuilder("mkfifo", name.toString()).start();
        if (!made.waitFor(10, TimeUnit.SECONDS) || made.exitValue() != 0) {
          throw new IOException("no pipe was made");
        }
      } catch (InterruptedException interrupted) {
        throw new IOException(interrupted);
      }
    }
  },
  /** It never ends. */
  DEVICE {
    @Override
    void at(Path name, Path victim) throws IOException {
      Files.createSymbolicLink(name, Path.of("/dev/zero"));
    }
  },
  /** A regular file, says the kernel, and reading it waits for what the kernel prints next. */
  KERNEL {
    @Override
    void at(Path name, Path victim) throws IOException {
      Files.createSymbolicLink(name, Path.of("/proc/kmsg"));
    }
  },
  FOLDER {
    @Override
    void at(Path name, Path victim) throws IOException {
      Files.createDirectories(name.resolve("in"));
    }
  },
  /** One line of three gigabytes that takes no disk. */
  ENDLESS {
    @Override
    void at(Path name, Path victim) throws IOException {
      try (RandomAccessFile file = new RandomAccessFile(name.toFile(), "rw")) {
        file.setLength(3L << 30);
      }
    }
  };

  /**
   * Plants it where nothing is.
   *
   * @param victim a file outside of the folder
   */
  abstract void at(Path name, Path victim) throws IOException;
}

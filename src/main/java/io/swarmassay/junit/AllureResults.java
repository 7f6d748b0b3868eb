package io.swarmassay.junit;

import io.qameta.allure.Allure;
import io.swarmassay.report.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The results of Allure, where it is on the class path: who depends on this library may do without.
 */
final class AllureResults {
  private static final boolean WANTED = present();

  private AllureResults() {}

  private static boolean present() {
    try {
      Class.forName("io.qameta.allure.Allure", false, AllureResults.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException without) {
      return false;
    }
  }

  /** Attaches what of an evidence folder is worth it to the test that runs. */
  static void attach(Path evidence) {
    if (WANTED) {
      Attachment.in(evidence).forEach(Writer::write);
    }
  }

  /** Loaded only where Allure is. */
  private static final class Writer {
    static void write(Attachment attachment) {
      try (InputStream content = Files.newInputStream(attachment.file())) {
        Allure.addAttachment(
            attachment.name(), attachment.mediaType(), content, attachment.extension());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot attach " + attachment.file(), e);
      }
    }
  }
}

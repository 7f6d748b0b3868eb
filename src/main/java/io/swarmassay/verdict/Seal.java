package io.swarmassay.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swarmassay.yaml.BoundedFile;
import io.swarmassay.yaml.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals evidence with a key of the user's, as {@code seal.json}: a history's own chain shows
 * damage, and anybody can forge it anew; this shows whether somebody without the key touched a
 * file.
 */
public final class Seal {
  /** Bytes of the shortest key. */
  public static final int SHORTEST = 16;

  private static final String FILE = "seal.json";
  private static final String ALGORITHM = "HmacSHA256";
  private static final List<String> SEALED =
      List.of("history.jsonl", "verdict.json", "run.json", "plan.json", "journal.jsonl");
  private static final JsonMapper JSON = new JsonMapper();

  private final byte[] key;

  private Seal(byte[] key) {
    this.key = key;
  }

  /**
   * With the key in a file, all its bytes.
   *
   * @throws IOException when it cannot be read or is shorter than {@link #SHORTEST}
   */
  public static Seal with(Path file) throws IOException {
    byte[] key = BoundedFile.bytes(file, BoundedFile.TEXT);
    if (key.length < SHORTEST) {
      throw new IOException("a key has " + SHORTEST + " bytes or more, not " + key.length);
    }
    return new Seal(key);
  }

  /** Seals what is in an evidence folder now. */
  public void put(Path evidence) throws IOException {
    Map<String, Object> seal = new LinkedHashMap<>();
    seal.put("schema", 1);
    seal.put("algorithm", ALGORITHM);
    seal.put("files", hashes(evidence));
    WholeFile.write(evidence.resolve(FILE), JSON.writeValueAsString(seal) + "\n");
  }

  /** Why the seal of an evidence folder does not hold; empty when it does. */
  public Optional<String> broken(Path evidence) throws IOException {
    Path file = evidence.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.of("there is no " + FILE);
    }
    JsonNode files = read(file).path("files");
    Map<String, String> now = hashes(evidence);
    for (String name : SEALED) {
      String then = files.path(name).asText("");
      if (!same(then, now.getOrDefault(name, ""))) {
        return Optional.of(name + " is not the file that was sealed, or the key is another");
      }
    }
    return Optional.empty();
  }

  private static JsonNode read(Path file) throws IOException {
    try {
      return JSON.readTree(BoundedFile.own(file, BoundedFile.TEXT));
    } catch (com.fasterxml.jackson.core.JsonProcessingException damaged) {
      return JSON.createObjectNode();
    }
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> hashes(Path evidence) throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String name : SEALED) {
      Path file = evidence.resolve(name);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        hashes.put(name, hash(name, file));
      }
    }
    return hashes;
  }

  /** With the name inside, so that no file passes for another. */
  private String hash(String name, Path file) throws IOException {
    try (InputStream in = BoundedFile.openOwn(file)) {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      byte[] some = new byte[1 << 16];
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        mac.update(some, 0, n);
      }
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}

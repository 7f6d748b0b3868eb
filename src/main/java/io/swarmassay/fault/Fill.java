package io.swarmassay.fault;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Output;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Fills a volume of replicas to its last byte. Refused where the volume has no size of its own: it
 * would be the machine's disk.
 *
 * @param path where the volume is mounted in the container
 */
public record Fill(String path) implements Fault {
  private static final long MOST_KIB = 256 * 1024;
  private static final String SMALLER =
      "give it a volume of at most 256 MiB: {type: tmpfs, tmpfs: {size: BYTES}}";

  /** The volume at {@code /tmp}. */
  public Fill() {
    this("/tmp");
  }

  @Override
  public String name() {
    return "fill";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS);
  }

  @Override
  public Healer healer() {
    return Healer.REMEDY;
  }

  @Override
  public Duration floor() {
    return Duration.ZERO;
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return HeldBlow.on(deployment, Replicas.of(this, victims), Full::new);
  }

  private final class Full implements Hurt {
    private final Patient patient;

    Full(Patient patient) {
      this.patient = patient;
    }

    private String folder() {
      return "/proc/" + patient.pid() + "/root" + path;
    }

    /** A writer bounded by what was free before; that it is told "no space" is the point. */
    @Override
    public void on() {
      String folder = folder();
      long free = limited(folder);
      patient.doInNode(
          "dd if=/dev/zero of=\"$1/.assay-fill\" bs=1k count=$2 2> /dev/null; true",
          folder,
          free + 64);
    }

    private long limited(String folder) {
      String[] sizes = patient.doInNode("stat -f -c '%S %b %a' \"$1\"", folder).split(" ");
      long block = Long.parseLong(sizes[0]);
      long kib = block * Long.parseLong(sizes[1]) / 1024;
      if (kib > MOST_KIB) {
        throw new SwarmException(
            0, "%s: %s holds %d KiB; %s".formatted(patient.name(), path, kib, SMALLER));
      }
      return block * Long.parseLong(sizes[2]) / 1024;
    }

    @Override
    public void off() {
      patient.doInNode("rm -f \"$1/.assay-fill\"", folder());
    }

    @Override
    public Sign sign() {
      Output output =
          patient.inNode(
              "dd if=/dev/zero of=\"$1/.assay-probe\" bs=4k count=1; e=$?;"
                  + " rm -f \"$1/.assay-probe\"; exit $e",
              folder());
      boolean full = output.err().contains("No space left on device");
      return new Sign(
          full,
          "4 KiB to "
              + path
              + ": "
              + (full
                  ? "no space left on device"
                  : output.ok() ? "written" : output.err().strip().replace('\n', ' ')));
    }

    @Override
    public String undo() {
      return "rm " + path + "/.assay-fill in the container";
    }
  }
}

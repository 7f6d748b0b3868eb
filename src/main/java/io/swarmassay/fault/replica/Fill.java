package io.swarmassay.fault.replica;

import static java.util.Locale.ROOT;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.HeldBlow;
import io.swarmassay.fault.Hurt;
import io.swarmassay.fault.ReplicaAccess;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.fault.Sign;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
    return HeldBlow.on(deployment, ReplicaTargets.of(this, victims), Full::new);
  }

  private final class Full implements Hurt {
    private final ReplicaAccess patient;
    private final Contained files;
    private final String name = Contained.name();

    Full(ReplicaAccess patient) {
      this.patient = patient;
      this.files = new Contained(patient, path);
    }

    /** A writer bounded by what was free before; that it is told "no space" is the point. */
    @Override
    public void on() {
      files.fill(name, limited() + 64);
    }

    private long limited() {
      Contained.Space space = files.space();
      if (space.all() > MOST_KIB) {
        throw new SwarmException(
            0,
            String.format(
                Locale.ROOT,
                "%s: %s holds %d KiB; %s",
                patient.name(),
                path,
                space.all(),
                SMALLER));
      }
      return space.free();
    }

    @Override
    public void off() {
      files.remove(name);
    }

    @Override
    public Sign sign() {
      String said = files.tried();
      return new Sign(
          said.equals("No space left on device"),
          "4 KiB to " + path + ": " + said.toLowerCase(ROOT));
    }

    @Override
    public String undo() {
      return "rm " + path + "/" + name + " in the container";
    }
  }
}

package io.swarmassay.internal.otp;

import com.ericsson.otp.erlang.OtpAuthException;
import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.swarmassay.beam.Beam;
import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.NotAskedException;
import io.swarmassay.beam.Term;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A hidden observer on JInterface. Connections are kept per replica and node, since two nodes of
 * one name are two, and dropped on any error.
 */
final class OtpBeam implements Beam {
  private static final AtomicLong OBSERVERS = new AtomicLong();
  private final Dialer dialer;
  private final EpmdClient epmd;
  private final Supplier<String> cookie;
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final Map<String, Slot> slots = new ConcurrentHashMap<>();

  OtpBeam(Dialer dialer, Supplier<String> cookie) {
    this.dialer = dialer;
    this.epmd = new EpmdClient(dialer);
    this.cookie = cookie;
  }

  @Override
  public List<BeamNode> nodes(Replica replica, Duration deadline) {
    Deadline until = Deadline.in(deadline);
    return epmd.names(replica, until).stream()
        .map(known -> new BeamNode(fullName(replica, known, until), known.port(), replica))
        .toList();
  }

  @Override
  public Term call(
      BeamNode node, String module, String function, List<Term> arguments, Duration deadline) {
    Deadline until = Deadline.in(deadline);
    OtpErlangObject request = request(module, function, arguments);
    String what = module + ":" + function;
    Slot slot = slots.computeIfAbsent(at(node) + node.name(), name -> new Slot());
    OtpLine line = line(slot, node, until);
    try {
      return Terms.read(line.call(request, until));
    } catch (TimeoutException late) {
      slot.drop(line);
      throw late(node, until, what, late);
    } catch (IOException lost) {
      slot.drop(line);
      throw until.over()
          ? late(node, until, what, lost)
          : new BeamException(at(node) + "connection lost during " + what, lost);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new BeamException(at(node) + "interrupted during " + what, stop);
    }
  }

  private static OtpLine line(Slot slot, BeamNode node, Deadline until) {
    try {
      return slot.line(node, until);
    } catch (BeamException unreached) {
      throw new NotAskedException(unreached.getMessage(), unreached);
    }
  }

  private static OtpErlangObject request(String module, String function, List<Term> arguments) {
    return new OtpErlangTuple(
        new OtpErlangObject[] {
          new OtpErlangAtom("call"),
          new OtpErlangAtom(module),
          new OtpErlangAtom(function),
          Terms.write(new Term.Listed(arguments)),
          new OtpErlangAtom("user")
        });
  }

  /** EPMD knows no host parts; a node tells its own once, and keeps it as long as it lives. */
  private String fullName(Replica replica, EpmdClient.Registered known, Deadline until) {
    String key = replica.containerId() + " " + known;
    String name = names.get(key);
    if (name == null) {
      name = Hello.name(dialer, replica, known, observer(), until);
      names.put(key, name);
    }
    return name;
  }

  private static String observer() {
    return "assay-"
        + ProcessHandle.current().pid()
        + "-"
        + OBSERVERS.incrementAndGet()
        + "@observer";
  }

  @Override
  public void close() {
    slots.values().forEach(Slot::close);
    slots.clear();
  }

  private OtpLine open(BeamNode node, Deadline until) {
    byte[] lookup = epmd.lookup(node, until);
    try {
      Connection wire = dialer.dial(node.replica(), port(lookup), until.left());
      return OtpLine.open(observer(), cookie.get(), node.name(), lookup, wire, until);
    } catch (OtpAuthException refused) {
      throw new BeamException(at(node) + "cookie refused", refused);
    } catch (IOException | RuntimeException lost) {
      throw until.over()
          ? late(node, until, "the handshake", lost)
          : new BeamException(at(node) + "no handshake on port " + port(lookup), lost);
    }
  }

  private static int port(byte[] lookup) {
    return (lookup[2] & 0xff) << 8 | (lookup[3] & 0xff);
  }

  private static BeamException late(BeamNode node, Deadline until, String what, Exception cause) {
    return new BeamException(
        at(node) + "no answer from " + node.name() + " to " + what + " within " + until, cause);
  }

  private static String at(BeamNode node) {
    return node.replica().name() + ": ";
  }

  /** The connection to one node, opened by the first who needs it. */
  private final class Slot {
    private final ReentrantLock opening = new ReentrantLock();
    private String container = "";
    private volatile OtpLine line;

    OtpLine line(BeamNode node, Deadline until) {
      enter(node, until);
      try {
        if (line != null && (!line.alive() || !container.equals(node.replica().containerId()))) {
          drop(line);
        }
        if (line == null) {
          line = open(node, until);
          container = node.replica().containerId();
        }
        return line;
      } finally {
        opening.unlock();
      }
    }

    private void enter(BeamNode node, Deadline until) {
      try {
        if (!opening.tryLock(until.left().toNanos(), TimeUnit.NANOSECONDS)) {
          throw late(node, until, "the handshake", null);
        }
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new BeamException(at(node) + "interrupted before the handshake", stop);
      }
    }

    void drop(OtpLine which) {
      which.retire();
      line = line == which ? null : line;
    }

    void close() {
      OtpLine open = line;
      if (open != null) {
        open.close();
        line = null;
      }
    }
  }
}

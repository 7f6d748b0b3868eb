package io.swarmassay.internal.otp;

import com.ericsson.otp.erlang.OtpAuthException;
import com.ericsson.otp.erlang.OtpConnection;
import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangPid;
import com.ericsson.otp.erlang.OtpErlangTuple;
import com.ericsson.otp.erlang.OtpException;
import com.ericsson.otp.erlang.OtpMsg;
import com.ericsson.otp.erlang.OtpPeer;
import com.ericsson.otp.erlang.OtpSelf;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Threads;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One open connection to a node, shared by many callers. Each call has a process identifier of its
 * own, so that an answer finds its caller and a late one finds nobody.
 */
final class OtpLine {
  private final Connection wire;
  private final OtpSelf self;
  private final OtpConnection connection;
  private final Map<Long, CompletableFuture<OtpErlangObject>> waiting = new ConcurrentHashMap<>();
  private volatile IOException broken;
  private boolean retired;

  private OtpLine(Connection wire, OtpSelf self, OtpConnection connection) {
    this.wire = wire;
    this.self = self;
    this.connection = connection;
    Threads.start("assay-beam-" + connection.peer().node(), this::listen);
  }

  /** Shakes hands over an open stream; closes it when that fails or takes too long. */
  static OtpLine open(
      String observer, String cookie, String node, byte[] lookup, Connection wire, Deadline until)
      throws IOException, OtpAuthException {
    boolean open = false;
    try (Watchdog.Guard guard = Watchdog.guard(wire, until)) {
      OtpWire transports = new OtpWire(lookup, wire);
      OtpSelf self = new OtpSelf(observer, cookie, 0, transports);
      OtpConnection connection = self.connect(new OtpPeer(node, transports));
      open = true;
      return new OtpLine(wire, self, connection);
    } finally {
      if (!open) {
        Watchdog.close(wire);
      }
    }
  }

  /** What {@code rex}, which answers remote procedure calls, replies. */
  OtpErlangObject call(OtpErlangObject request, Deadline deadline)
      throws IOException, TimeoutException, InterruptedException {
    OtpErlangPid caller = self.createPid();
    CompletableFuture<OtpErlangObject> answer = new CompletableFuture<>();
    waiting.put(key(caller), answer);
    try {
      send(new OtpErlangTuple(new OtpErlangObject[] {caller, request}), deadline);
      return answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException lost) {
      throw new IOException(lost.getCause().getMessage(), lost.getCause());
    } finally {
      forget(caller);
    }
  }

  private void send(OtpErlangObject message, Deadline deadline) throws IOException {
    if (broken != null) {
      throw broken;
    }
    try (Watchdog.Guard guard = Watchdog.guard(wire, deadline)) {
      connection.send("rex", message);
    }
  }

  private synchronized void forget(OtpErlangPid caller) {
    waiting.remove(key(caller));
    if (retired && waiting.isEmpty()) {
      close();
    }
  }

  /** Lets the calls under way end, then closes. */
  synchronized void retire() {
    retired = true;
    if (waiting.isEmpty()) {
      close();
    }
  }

  /** Whether it can still carry calls. */
  boolean alive() {
    return broken == null;
  }

  void close() {
    connection.close();
    Watchdog.close(wire);
  }

  private void listen() {
    try {
      while (true) {
        OtpMsg message = connection.receiveMsg();
        CompletableFuture<OtpErlangObject> caller = waiting.get(key(message.getRecipientPid()));
        if (caller != null) {
          caller.complete(result(message.getMsg()));
        }
      }
    } catch (IOException | OtpException | RuntimeException end) {
      fail(end);
    }
  }

  private void fail(Exception end) {
    broken = new IOException("connection lost", end);
    close();
    waiting.values().forEach(caller -> caller.completeExceptionally(broken));
  }

  private static OtpErlangObject result(OtpErlangObject answer) {
    boolean reply =
        answer instanceof OtpErlangTuple pair
            && pair.arity() == 2
            && pair.elementAt(0).equals(new OtpErlangAtom("rex"));
    return reply ? ((OtpErlangTuple) answer).elementAt(1) : answer;
  }

  private static long key(OtpErlangPid pid) {
    return ((long) pid.serial() << 32) | (pid.id() & 0xffffffffL);
  }
}

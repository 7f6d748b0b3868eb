package io.swarmassay.scenario.factory;

import io.swarmassay.fault.replica.Abort;
import io.swarmassay.fault.replica.BlockDns;
import io.swarmassay.fault.replica.BlockPort;
import io.swarmassay.fault.replica.Busy;
import io.swarmassay.fault.replica.Cookie;
import io.swarmassay.fault.replica.Disconnect;
import io.swarmassay.fault.replica.EndVm;
import io.swarmassay.fault.replica.EpmdKill;
import io.swarmassay.fault.replica.Fill;
import io.swarmassay.fault.replica.Flood;
import io.swarmassay.fault.replica.Hang;
import io.swarmassay.fault.replica.InitStop;
import io.swarmassay.fault.replica.Kill;
import io.swarmassay.fault.replica.Oom;
import io.swarmassay.fault.replica.Pause;
import io.swarmassay.fault.replica.Pids;
import io.swarmassay.fault.replica.ProcessKill;
import io.swarmassay.fault.replica.ProgramKill;
import io.swarmassay.fault.replica.Raze;
import io.swarmassay.fault.replica.Remove;
import io.swarmassay.fault.replica.Skew;
import io.swarmassay.fault.replica.Suspend;
import io.swarmassay.fault.replica.Throttle;
import io.swarmassay.fault.replica.Unplug;
import java.util.Optional;

/** The half of {@link Faults} that hits single replicas. */
abstract class FaultsOfReplicas {
  FaultsOfReplicas() {}

  /** Ends Erlang nodes with a crash dump ({@code erlang:halt("...")}); they are replaced. */
  public static Abort abort() {
    return new Abort();
  }

  /** Loses every question of replicas to swarm's name server. */
  public static BlockDns blockDns() {
    return new BlockDns();
  }

  /** Blocks one TCP port of replicas for everybody else. */
  public static BlockPort blockPort() {
    return new BlockPort();
  }

  /** With its settings; see {@link BlockPort}. */
  public static BlockPort blockPort(int port, BlockPort.By by) {
    return new BlockPort(port, by);
  }

  /** Keeps the schedulers of Erlang nodes busy with loops. */
  public static Busy busy() {
    return new Busy();
  }

  /** With its settings; see {@link Busy}. */
  public static Busy busy(int loops) {
    return new Busy(loops);
  }

  /** Changes the cookie of Erlang nodes while they run, and drops their connections. */
  public static Cookie cookie() {
    return new Cookie();
  }

  /** Takes the Erlang nodes' connections to all others away ({@code erlang:disconnect_node}). */
  public static Disconnect disconnect() {
    return new Disconnect();
  }

  /** With its settings; see {@link Disconnect}. */
  public static Disconnect disconnect(boolean forbid) {
    return new Disconnect(forbid);
  }

  /** Ends the Erlang VM of one guest, seen from its host's node. */
  public static EndVm endVm() {
    return new EndVm();
  }

  /** With its settings; see {@link EndVm}. */
  public static EndVm endVm(String host, String guest, EndVm.By by) {
    return new EndVm(host, guest, by);
  }

  /** Kills the port mapper beside the Erlang nodes, which run on. */
  public static EpmdKill epmdKill() {
    return new EpmdKill();
  }

  /** Fills a volume of replicas to its last byte. */
  public static Fill fill() {
    return new Fill();
  }

  /** With its settings; see {@link Fill}. */
  public static Fill fill(String path) {
    return new Fill(path);
  }

  /** Floods Erlang nodes. */
  public static Flood flood() {
    return new Flood();
  }

  /** With its settings; see {@link Flood}. */
  public static Flood flood(Flood.What what, String process, int messages) {
    return new Flood(what, process, messages);
  }

  /** Stops every process of replicas (SIGSTOP): ports accept, nobody answers. */
  public static Hang hang() {
    return new Hang();
  }

  /**
   * Ends Erlang nodes properly, from inside ({@code init:stop()}); the orchestrator replaces them.
   */
  public static InitStop initStop() {
    return new InitStop();
  }

  /** SIGKILL of the main process of each victim. */
  public static Kill kill() {
    return new Kill();
  }

  /** Fills the memory of replicas up to their limit until the kernel ends their own processes. */
  public static Oom oom() {
    return new Oom();
  }

  /** Freezes every process of replicas ({@code docker pause}). Swarm never notices. */
  public static Pause pause() {
    return new Pause();
  }

  /** Lets replicas start no further process or thread, as if their table were full. */
  public static Pids pids() {
    return new Pids();
  }

  /** Kills a registered process on Erlang nodes. */
  public static ProcessKill processKill() {
    return new ProcessKill();
  }

  /** With its settings; see {@link ProcessKill}. */
  public static ProcessKill processKill(String process, String restart) {
    return new ProcessKill(process, Optional.of(restart));
  }

  /**
   * SIGKILL of the oldest process of one program in each victim, while the container's main process
   * lives.
   */
  public static ProgramKill programKill() {
    return new ProgramKill();
  }

  /** With its settings; see {@link ProgramKill}. */
  public static ProgramKill programKill(String program) {
    return new ProgramKill(program);
  }

  /**
   * Strikes the one service of the deployment that carries a label, which no stack file names
   * because another service made it.
   */
  public static Raze raze() {
    return new Raze();
  }

  /** With its settings; see {@link Raze}. */
  public static Raze raze(String label, Raze.By by) {
    return new Raze(label, by);
  }

  /** Kills replicas and removes their containers behind swarm's back. */
  public static Remove remove() {
    return new Remove();
  }

  /** Puts the wall clock of Erlang nodes forward or back, as a machine with a wrong clock would. */
  public static Skew skew() {
    return new Skew();
  }

  /** With its settings; see {@link Skew}. */
  public static Skew skew(long by) {
    return new Skew(by);
  }

  /** Suspends a registered OTP process. */
  public static Suspend suspend() {
    return new Suspend();
  }

  /** With its settings; see {@link Suspend}. */
  public static Suspend suspend(String process) {
    return new Suspend(process);
  }

  /** Gives replicas only a share of a processor, live. */
  public static Throttle throttle() {
    return new Throttle();
  }

  /** With its settings; see {@link Throttle}. */
  public static Throttle throttle(double cpu) {
    return new Throttle(cpu);
  }

  /** Takes the overlay link of replicas down. */
  public static Unplug unplug() {
    return new Unplug();
  }
}

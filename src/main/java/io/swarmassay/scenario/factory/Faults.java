package io.swarmassay.scenario.factory;

import io.swarmassay.fault.network.Bandwidth;
import io.swarmassay.fault.network.CutPlane;
import io.swarmassay.fault.network.Delay;
import io.swarmassay.fault.network.Direction;
import io.swarmassay.fault.network.Flap;
import io.swarmassay.fault.network.Loss;
import io.swarmassay.fault.network.Partition;
import io.swarmassay.fault.network.Shape;
import io.swarmassay.fault.node.Demote;
import io.swarmassay.fault.node.Drain;
import io.swarmassay.fault.node.EngineKill;
import io.swarmassay.fault.node.EngineStop;
import io.swarmassay.fault.node.Freeze;
import io.swarmassay.fault.node.Leave;
import io.swarmassay.fault.node.LoseQuorum;
import io.swarmassay.fault.node.PowerOff;
import io.swarmassay.fault.node.Starve;
import io.swarmassay.fault.service.PullFail;
import io.swarmassay.fault.service.Rollback;
import io.swarmassay.fault.service.Stop;
import io.swarmassay.fault.service.Update;
import io.swarmassay.swarm.Size;
import java.time.Duration;
import java.util.Optional;

/**
 * Every fault of the standard catalogue under its own name, for scenarios in Java: {@code kill()}
 * is what {@code kill} means in a file. Where a fault has settings, a second method takes all of
 * them.
 */
public final class Faults extends FaultsOfReplicas {
  private Faults() {}

  /** Narrows the cables of nodes, each way. */
  public static Bandwidth bandwidth() {
    return new Bandwidth();
  }

  /** With its settings; see {@link Bandwidth}. */
  public static Bandwidth bandwidth(Size perSecond) {
    return new Bandwidth(perSecond);
  }

  /** Cuts one kind of swarm's traffic between the victims and all other nodes. */
  public static CutPlane cutPlane() {
    return new CutPlane();
  }

  /** With its settings; see {@link CutPlane}. */
  public static CutPlane cutPlane(CutPlane.Plane plane, Direction direction) {
    return new CutPlane(plane, direction);
  }

  /** Makes packets on the cables of nodes late, each way. */
  public static Delay delay() {
    return new Delay();
  }

  /** With its settings; see {@link Delay}. */
  public static Delay delay(Duration by, Duration jitter, int duplicate) {
    return new Delay(by, jitter, duplicate);
  }

  /** Makes workers of managers, and managers again. */
  public static Demote demote() {
    return new Demote();
  }

  /** Takes nodes out of the schedule. */
  public static Drain drain() {
    return new Drain();
  }

  /** With its settings; see {@link Drain}. */
  public static Drain drain(Drain.Availability availability) {
    return new Drain(availability);
  }

  /** SIGKILL of the engines of nodes. */
  public static EngineKill engineKill() {
    return new EngineKill();
  }

  /** SIGSTOP of the engines of nodes, which then hang. */
  public static EngineStop engineStop() {
    return new EngineStop();
  }

  /** Takes the cables of nodes down and up again and again. */
  public static Flap flap() {
    return new Flap();
  }

  /** With its settings; see {@link Flap}. */
  public static Flap flap(Duration down, Duration up) {
    return new Flap(down, up);
  }

  /** Freezes nodes whole, engine and containers, as a paused virtual machine is. */
  public static Freeze freeze() {
    return new Freeze();
  }

  /** Makes nodes leave the swarm. */
  public static Leave leave() {
    return new Leave();
  }

  /** Takes the power from a majority of the managers. */
  public static LoseQuorum loseQuorum() {
    return new LoseQuorum();
  }

  /** With its settings; see {@link LoseQuorum}. */
  public static LoseQuorum loseQuorum(boolean permanent) {
    return new LoseQuorum(permanent);
  }

  /** Loses packets at random on the cables of nodes, each way. */
  public static Loss loss() {
    return new Loss();
  }

  /** With its settings; see {@link Loss}. */
  public static Loss loss(int percent) {
    return new Loss(percent);
  }

  /** Cuts all that goes between nodes. */
  public static Partition partition() {
    return new Partition();
  }

  /** With its settings; see {@link Partition}. */
  public static Partition partition(Shape shape, Direction direction) {
    return new Partition(shape, direction);
  }

  /** Takes the power from nodes. */
  public static PowerOff powerOff() {
    return new PowerOff();
  }

  /** An update to an image that is gone from wherever images come from. */
  public static PullFail pullFail() {
    return new PullFail();
  }

  /** An update that cannot work, with automatic roll-back. */
  public static Rollback rollback() {
    return new Rollback();
  }

  /** With its settings; see {@link Rollback}. */
  public static Rollback rollback(Rollback.Bad bad) {
    return new Rollback(bad);
  }

  /** Leaves nodes, engine and containers together, only a share of a processor. */
  public static Starve starve() {
    return new Starve();
  }

  /** With its settings; see {@link Starve}. */
  public static Starve starve(double cpu) {
    return new Starve(cpu);
  }

  /** Ends replicas as swarm and operators do. */
  public static Stop stop() {
    return new Stop();
  }

  /** With its settings; see {@link Stop}. */
  public static Stop stop(Duration grace) {
    return new Stop(Optional.of(grace));
  }

  /** A rolling update that changes nothing. */
  public static Update update() {
    return new Update();
  }
}

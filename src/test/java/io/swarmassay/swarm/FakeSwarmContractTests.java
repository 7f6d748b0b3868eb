package io.swarmassay.swarm;

class FakeSwarmContractTests extends SwarmContract {
  private final FakeSwarm swarm = FakeSwarm.of(3).rejecting("missing", "No such image: nope:1");

  @Override
  protected Swarm swarm() {
    return swarm;
  }

  @Override
  protected String image() {
    return "any:1";
  }
}

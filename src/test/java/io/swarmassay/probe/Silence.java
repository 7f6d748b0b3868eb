package io.swarmassay.probe;

import io.swarmassay.beam.Beam;
import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One replica that answers nobody, whoever is between: its engine, its machine, its node. */
final class Silence {
  static final Silence NOBODY = new Silence(0);

  private final int slot;
  private final AtomicInteger asked = new AtomicInteger();

  /** Of this slot; 0 for none. */
  Silence(int slot) {
    this.slot = slot;
  }

  /** How many questions were not answered. */
  int asked() {
    return asked.get();
  }

  /** Throws when one of these is about the silent replica, as swarms do. */
  void refuse(Object... arguments) {
    if (concerns(arguments)) {
      asked.incrementAndGet();
      throw new SwarmException(500, "atomvm-node." + slot + " does not answer");
    }
  }

  private boolean concerns(Object... arguments) {
    for (Object argument : arguments == null ? new Object[0] : arguments) {
      boolean replica = argument instanceof Replica one && one.slot() == slot;
      boolean path = argument instanceof String text && text.contains("/containers/c" + slot + "/");
      if (replica || path) {
        return true;
      }
    }
    return false;
  }

  /** The same answer; machines that it holds are asked through here as well. */
  Object around(Object answer) {
    return slot > 0 && answer instanceof Optional<?> one && one.orElse(null) instanceof Hosts hosts
        ? Optional.of(
            proxy(
                Hosts.class,
                (method, arguments) -> {
                  refuse(arguments);
                  return method.invoke(hosts, arguments);
                }))
        : answer;
  }

  /** The same observer: the node is known, and says nothing. */
  Beam around(Beam beam) {
    return slot == 0
        ? beam
        : proxy(
            Beam.class,
            (method, arguments) -> {
              if (arguments != null
                  && arguments[0] instanceof BeamNode node
                  && node.replica().slot() == slot) {
                asked.incrementAndGet();
                throw new BeamException(node.replica().name() + ": no answer");
              }
              return method.invoke(beam, arguments);
            });
  }

  private interface Answering {
    Object answer(java.lang.reflect.Method method, Object[] arguments)
        throws ReflectiveOperationException;
  }

  private static <T> T proxy(Class<T> type, Answering answering) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return answering.answer(method, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }
}

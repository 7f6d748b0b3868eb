package io.swarmassay.stack.deploy;

import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Another swarm, but for what its managers answer to GET, and list: a test plants that. */
final class AnsweringSwarm implements InvocationHandler {
  private final Swarm real;
  private final Map<String, Deque<String>> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private List<Replica> tasks;

  private AnsweringSwarm(Swarm real) {
    this.real = real;
  }

  static AnsweringSwarm before(Swarm real) {
    return new AnsweringSwarm(real);
  }

  /** Answers a path up to its question mark so, one after the other; the last again and again. */
  AnsweringSwarm answering(String path, String... texts) {
    answers.put(path, new ArrayDeque<>(List.of(texts)));
    return this;
  }

  /** Lists these tasks, whatever runs. */
  AnsweringSwarm listing(Replica... all) {
    tasks = List.of(all);
    return this;
  }

  /** Who was asked for what, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  Swarm swarm() {
    return (Swarm)
        Proxy.newProxyInstance(Swarm.class.getClassLoader(), new Class<?>[] {Swarm.class}, this);
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("call")) {
      String path = String.valueOf(arguments[2]);
      asked.add(arguments[0] + " " + arguments[1] + " " + path);
      Deque<String> told = answers.get(path.replaceFirst("\\?.*", ""));
      return told.size() > 1 ? told.pop() : told.peek();
    }
    if (method.getName().equals("replicas") && tasks != null) {
      return tasks;
    }
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}

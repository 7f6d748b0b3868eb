package io.swarmassay.image;

import io.swarmassay.stack.Stack;
import io.swarmassay.stack.file.Assay;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.yaml.BoundedFile;
import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says which images a stack makes, and of what: {@code x-assay.images} of its stack file. */
final class StackImages {
  private final Bases bases;
  private final Problems problems;

  StackImages(Bases bases, Problems problems) {
    this.bases = bases;
    this.problems = problems;
  }

  /** Those of a stack, in the order of its file; none when it makes none. */
  List<StackImage> of(Stack stack) {
    List<StackImage> images = new ArrayList<>();
    StackFile.read(stack, problems)
        .ifPresent(file -> file.assay().images().forEach(recipe -> add(images, stack, recipe)));
    return List.copyOf(images);
  }

  private void add(List<StackImage> images, Stack stack, Assay.Recipe recipe) {
    Path context = recipe.context().toAbsolutePath().normalize();
    Map<String, String> arguments = new TreeMap<>();
    List<String> asked = asked(stack, recipe, context.resolve("Dockerfile"));
    if (asked.stream().anyMatch(line -> line.matches("ARG BASE(=.*)?"))) {
      arguments.put("BASE", base(images, stack, recipe));
    }
    if (asked.stream().anyMatch(line -> line.matches("ARG BUILDER(=.*)?"))) {
      arguments.put("BUILDER", builder(images, stack, recipe));
    }
    images.add(new StackImage(stack.name(), recipe.tag(), context, arguments));
  }

  private String base(List<StackImage> images, Stack stack, Assay.Recipe recipe) {
    String base = recipe.base();
    boolean earlier = images.stream().anyMatch(image -> image.reference().equals(base));
    if (!bases.has(base) && !earlier) {
      String problem = "no base image '" + base + "', nor an earlier image of this file";
      wrong(stack, recipe, problem, bases.hint(base));
    }
    return base;
  }

  /** The base's companion that compiles; of an earlier image, the one that made it. */
  private String builder(List<StackImage> images, Stack stack, Assay.Recipe recipe) {
    for (StackImage image : images) {
      if (image.reference().equals(recipe.base()) && image.bases().containsKey("BUILDER")) {
        return image.bases().get("BUILDER");
      }
    }
    String builder = recipe.base() + Base.BUILDER;
    if (!bases.has(builder)) {
      wrong(stack, recipe, "its Dockerfile wants a BUILDER, but no base is '" + builder + "'", "");
    }
    return builder;
  }

  private void wrong(Stack stack, Assay.Recipe recipe, String problem, String hint) {
    String file = stack.file().toString();
    String image = "image '" + recipe.tag() + "': ";
    problems.add(new Problem(file, recipe.line(), recipe.column(), image + problem, hint));
  }

  private List<String> asked(Stack stack, Assay.Recipe recipe, Path file) {
    try {
      return BoundedFile.text(file, BoundedFile.TEXT).lines().map(String::strip).toList();
    } catch (NoSuchFileException missing) {
      wrong(stack, recipe, "there is no " + file, "");
    } catch (CharacterCodingException odd) {
      wrong(stack, recipe, "its Dockerfile is not UTF-8 text", "save it as UTF-8");
    } catch (IOException refused) {
      wrong(stack, recipe, "its Dockerfile cannot be read: " + refused.getMessage(), "");
    }
    return List.of();
  }
}

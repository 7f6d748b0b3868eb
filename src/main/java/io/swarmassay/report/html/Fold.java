package io.swarmassay.report.html;

/** What is there for those who look, folded away from those who do not. */
public final class Fold {
  private Fold() {}

  /** Open when short, folded when long. */
  public static String of(int count, String noun, String body) {
    return of(Figures.many(count, noun), body, count <= 6);
  }

  /** A summary that opens to the body. */
  public static String of(String summary, String body, boolean open) {
    Html fold = new Html().open("details", "open", open ? "" : null);
    return fold.leaf("summary", summary).add(body).close().toString();
  }
}

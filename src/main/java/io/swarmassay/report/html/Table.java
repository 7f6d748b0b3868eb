package io.swarmassay.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table with a caption for screen readers and headed columns. On a phone each row becomes a card
 * whose cells carry the column's name; the roles keep it a table for those who listen.
 */
public final class Table {
  private final String caption;
  private final List<String> columns;
  private String look;
  private final List<String> rows = new ArrayList<>();

  /** Columns whose name starts with {@code #} hold figures and are set flush right. */
  public Table(String caption, String... columns) {
    this.caption = caption;
    this.columns = Arrays.asList(columns);
  }

  /** A row of ready markup; the first cell heads it. */
  public Table row(String... cells) {
    return styled(null, cells);
  }

  /** A row with a style of its own. */
  public Table styled(String style, String... cells) {
    Html row = new Html().open("tr", "role", "row", "class", style);
    for (int i = 0; i < cells.length; i++) {
      row.open(i == 0 ? "th" : "td", attributes(i, cells[i])).add(cells[i]).close();
    }
    rows.add(row.close().toString());
    return this;
  }

  private String[] attributes(int column, String cell) {
    String figure = columns.get(column).startsWith("#") ? "num" : null;
    String look = cell.equals("\u2013") ? "none" : figure;
    return column == 0
        ? new String[] {"scope", "row", "role", "rowheader", "class", figure}
        : new String[] {"role", "cell", "class", look, "data-label", name(column)};
  }

  private String name(int column) {
    return columns.get(column).replace("#", "");
  }

  /** Another look on a phone: {@code keep} stays a table, {@code plain} names no columns. */
  public Table onPhone(String style) {
    look = style;
    return this;
  }

  /** Whether it has no row. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  @Override
  public String toString() {
    Html table = new Html().open("table", "role", "table", "class", look);
    table.leaf("caption", caption);
    table.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (int i = 0; i < columns.size(); i++) {
      String figure = columns.get(i).startsWith("#") ? "num" : null;
      table.leaf("th", name(i), "scope", "col", "role", "columnheader", "class", figure);
    }
    table.close().close().open("tbody", "role", "rowgroup");
    rows.forEach(table::add);
    return table.close().close().toString();
  }
}

package org.runspec.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.report.group.Aggregate;
import org.runspec.report.group.Aggregate.Member;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.Synonym;
import org.runspec.spec.problem.UserProblem;

/**
 * A column of groups.
 *
 * @param aggregate what it is of a group
 * @param source the path of the entries' column that it is made of; empty for the entries
 *     themselves
 * @param column how it is shown; its path is such as {@code mean:metrics.loss}
 */
record AggregateColumn(Aggregate aggregate, String source, Column column) {
  private static final Pattern FORM =
      Pattern.compile("([^:()=]+)(?::([^=]+)|\\(([^=]+)\\))?(?:=(.+))?");

  /**
   * What a user means by {@code mean:loss}, {@code mean(loss)} or {@code mean:loss=header}.
   *
   * @throws UserProblem if there is no such aggregate or column
   */
  static AggregateColumn of(String word, ColumnNames names) {
    Matcher form = FORM.matcher(word.strip());
    if (!form.matches()) {
      throw problem(word, "it has not the form FUNCTION:COLUMN", "mean:loss");
    }
    String name = form.group(1);
    Optional<String> of =
        Optional.ofNullable(form.group(2)).or(() -> Optional.ofNullable(form.group(3)));
    Aggregate aggregate =
        Aggregate.named(name.toLowerCase(Locale.ROOT)).orElseThrow(() -> unknown(word, name, of));
    if (of.isEmpty() && aggregate != Aggregate.COUNT) {
      throw problem(word, "it does not say of which column", name + ":loss");
    }
    String source =
        of.map(said -> names.path(said, "aggregate", "--aggregate " + name + ":")).orElse("");
    Column column = column(aggregate, source, header(aggregate, of.orElse("")));
    return new AggregateColumn(
        aggregate, source, form.group(4) == null ? column : column.renamed(form.group(4)));
  }

  /** Of a column that is there. */
  static AggregateColumn of(Aggregate aggregate, String source) {
    String name = source.substring(source.indexOf('.') + 1);
    return new AggregateColumn(
        aggregate, source, column(aggregate, source, header(aggregate, name)));
  }

  private static String header(Aggregate aggregate, String source) {
    return source.isEmpty() ? aggregate.toString() : aggregate + ":" + source;
  }

  private static Column column(Aggregate aggregate, String source, String header) {
    Column.Kind kind =
        aggregate.isMember()
            ? Column.Kind.TEXT
            : aggregate == Aggregate.COUNT ? Column.Kind.NUMBER : Column.Kind.MEASURED;
    return new Column(header(aggregate, source), header, kind, 0);
  }

  private static UserProblem unknown(String word, String name, Optional<String> of) {
    boolean isTurned = of.isPresent() && Aggregate.named(of.get()).isPresent();
    String fix =
        isTurned
            ? of.get() + ":" + name
            : of.isEmpty()
                ? "mean:" + name
                : Synonym.orNearest(name, Aggregate.names()).orElse("mean") + ":" + of.get();
    String known = String.join(", ", Aggregate.names());
    return problem(word, "there is no function " + Quote.of(name) + "; there are " + known, fix);
  }

  private static UserProblem problem(String word, String why, String fix) {
    return new UserProblem("aggregate " + Quote.of(word), why, "--aggregate " + fix);
  }

  /**
   * Its value for a group.
   *
   * @param name by which users can find an entry
   * @throws UserProblem if it has none for values such as these
   */
  Optional<Object> of(List<Entry> group, Function<Entry, String> name) {
    if (source.isEmpty()) {
      return Optional.of(group.size());
    }
    List<Member> members =
        group.stream()
            .flatMap(
                entry ->
                    entry.at(source).map(value -> new Member(name.apply(entry), value)).stream())
            .toList();
    try {
      return aggregate.of(members);
    } catch (IllegalArgumentException e) {
      boolean isTime = members.get(0).value() instanceof Instant;
      Aggregate fit = isTime ? Aggregate.MIN : Aggregate.COUNT;
      throw problem(header(aggregate, source), e.getMessage(), header(fit, source));
    }
  }
}

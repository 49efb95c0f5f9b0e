package org.runspec.store.record;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.job.JobName;
import org.runspec.job.StoreLayout;

/** What the name of a claim's document says. */
record AttemptName(int run, int attempt) implements Comparable<AttemptName> {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\.([1-9][0-9]{0,8})");
  private static final Comparator<AttemptName> ORDER =
      Comparator.comparingInt(AttemptName::run).thenComparingInt(AttemptName::attempt);

  static Optional<AttemptName> parse(String name) {
    Matcher matcher = FORM.matcher(name);
    return matcher.matches()
        ? Optional.of(
            new AttemptName(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  String key(JobName job) {
    return StoreLayout.claim(job, run, attempt);
  }

  @Override
  public int compareTo(AttemptName other) {
    return ORDER.compare(this, other);
  }
}

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.MultiRun.SearchPlan;
import org.runspec.job.RecordFormat;
import org.runspec.search.Dimension;
import org.runspec.search.SearchAlgorithm;
import org.runspec.search.SearchAlgorithms;
import org.runspec.search.Trial;

/**
 * Searches for a program that knows the objective. One request a line, one answer to each: {@code
 * study ALGORITHM SEED SPACE}, where SPACE is a search section as in mrc.json; {@code ask RUN};
 * {@code tell RUN SCORE}; {@code time REPEATS}, the nanoseconds that the next suggestion takes.
 */
final class AskTell {
  private final Map<Integer, Trial> trials = new LinkedHashMap<>();
  private SearchAlgorithm algorithm = SearchAlgorithms.named("random").orElseThrow();
  private List<Dimension> space = List.of();
  private long seed;

  public static void main(String[] arguments) throws IOException, CorruptRecordException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    AskTell lab = new AskTell();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(lab.answer(line.split(" ", 4)));
    }
  }

  private String answer(String[] words) throws CorruptRecordException {
    switch (words[0]) {
      case "study":
        algorithm = SearchAlgorithms.named(words[1]).orElseThrow();
        seed = Long.parseLong(words[2]);
        space =
            RecordFormat.read(words[3], SearchPlan.class).space().stream()
                .map(Dimension::of)
                .toList();
        trials.clear();
        return "ok";
      case "ask":
        int run = Integer.parseInt(words[1]);
        Map<String, Object> values = next(run);
        trials.put(run, new Trial(run, values, OptionalDouble.empty(), false));
        return RecordFormat.line(values);
      case "tell":
        double score = Double.parseDouble(words[2]);
        trials.computeIfPresent(
            Integer.parseInt(words[1]),
            (told, open) -> new Trial(told, open.values(), OptionalDouble.of(score), true));
        return "ok";
      default:
        return String.valueOf(nanoseconds(Integer.parseInt(words[1])));
    }
  }

  private Map<String, Object> next(int run) {
    return algorithm.next(space, seed, run, new ArrayList<>(trials.values()));
  }

  /** The median, once the compilers have done their work. */
  private long nanoseconds(int repeats) {
    long[] took = new long[repeats];
    for (int i = 0; i < repeats; i++) {
      long began = System.nanoTime();
      next(trials.size() + i);
      took[i] = System.nanoTime() - began;
    }
    long[] late = java.util.Arrays.copyOfRange(took, repeats / 2, repeats);
    java.util.Arrays.sort(late);
    return late[late.length / 2];
  }
}

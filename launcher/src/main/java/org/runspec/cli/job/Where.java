package org.runspec.cli.job;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.converters.IParameterSplitter;
import java.util.ArrayList;
import java.util.List;

/** The option that says which of the runs that a call names are meant. */
public final class Where {
  /** Commas in a condition are its own. */
  public static final class WholeText implements IParameterSplitter {
    @Override
    public List<String> split(String value) {
      return List.of(value);
    }
  }

  @Parameter(
      names = "--where",
      splitter = WholeText.class,
      description =
          "Only what meets a condition, such as 'loss < 0.1 and status = completed'; all of several."
              + " Where a metric and a hyperparameter are called loss, metrics.loss and hparams.loss"
              + " tell them apart")
  private List<String> conditions = new ArrayList<>();

  /** As they were typed; all are to be met. */
  public List<String> conditions() {
    return List.copyOf(conditions);
  }

  /** Whether there is any. */
  public boolean isGiven() {
    return !conditions.isEmpty();
  }
}

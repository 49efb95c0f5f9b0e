package org.runspec.cli.job.plot;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.job.Stores;
import org.runspec.cli.job.Where;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.cli.session.WordChoice;

@Parameters(
    commandDescription =
        "Draws metrics of runs to a page to hover over, or to SVG or PNG. 'plot job1 s1-loss' draws"
            + " each run; 'plot job1,job2 s1-loss,s1-acc --aggregate mean --shadow-type std' the"
            + " mean of each job, a panel for each metric. loss stands for that of every stage,"
            + " 's1-*' for all of stage 1. Without metrics it draws what the objective is made of:"
            + " mean and standard deviation over the runs of each job. --kind search draws what a"
            + " search came to. A file that plot made before is replaced.")
public final class PlotCommand extends StoreCommand {
  private static final int MOST_SECONDS = 1_000_000;

  @Parameter(description = "JOB|RUN... [METRIC...]")
  private List<String> words = new ArrayList<>();

  @Parameter(
      names = "--kind",
      description =
          "curves (metrics), or of the objective: progress (over runs, with the best so far),"
              + " parallel (coordinates), hparams (a panel for each hyperparameter), search (all"
              + " three)")
  private String kind = PlotFigures.CURVES;

  @ParametersDelegate private final Where where = new Where();
  @ParametersDelegate private final CurveOptions curves = new CurveOptions();
  @ParametersDelegate private final LookOptions look = new LookOptions();
  @ParametersDelegate private final SheetOptions sheet = new SheetOptions();
  @ParametersDelegate private final PlotFileOptions file = new PlotFileOptions();

  @Parameter(names = "--max-runs", description = "Reads so many runs at most")
  private int maxRuns = 1024;

  @Parameter(
      names = "--timeout",
      description = "Reads for so many seconds at most, and draws what is there by then")
  private int timeout = MOST_SECONDS;

  @Override
  protected ExitCode run(Stores stores) throws IOException, InterruptedException {
    PlotWords said = PlotWords.of(words);
    WordChoice.of("--kind", kind, PlotFigures.KINDS);
    Session session = stores.own().session();
    PlotFigures figures =
        new PlotFigures(
            kind,
            new CurveTerms(curves),
            new LookTerms(look).wish(new SheetTerms(sheet).sheet()),
            CurveTerms.atLeastOne("--max-runs", maxRuns),
            Duration.ofSeconds(CurveTerms.atLeastOne("--timeout", timeout)),
            session.pacer());
    figures.requireSense(said);
    List<PlotFile> files = file.files(session, said, kind.equals(PlotFigures.CURVES) ? "" : kind);
    PlotFigures.Made made =
        figures.of(PlotRuns.of(stores, said.names(), where.conditions()), said.metrics());
    List<byte[]> drawn =
        files.stream()
            .map(target -> target.kind().draw(made.figure(), file.showToolbar()))
            .toList();
    for (int i = 0; i < files.size(); i++) {
      PlotFile target = files.get(i);
      target.file().write(drawn.get(i));
      session.out().println("Plotted " + made.what() + " to " + shown(target.path(), session));
    }
    made.figure().notes().forEach(note -> session.err().println("Note: " + note));
    if (file.show()) {
      show(files, session);
    }
    return ExitCode.DONE;
  }

  @Override
  protected ExitCode run(Sight sight) {
    throw new IllegalStateException("plots are of all stores");
  }

  private static void show(List<PlotFile> files, Session session) {
    if (!Desktop.real(session.environment()).open(files.get(0).path())) {
      session.err().println("Note: there is no desktop here to show it on.");
    }
  }

  private static String shown(Path path, Session session) {
    Path here = session.directory();
    return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
  }
}

package org.runspec.cli.job.summary;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.MadeFile;
import org.runspec.job.JobRecord;
import org.runspec.report.page.JobPage;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Writes a job on one page of HTML, to be read in a browser and to be mailed: what was"
            + " changed and why, what came of it, plots, failures with the last of their output,"
            + " all runs in a table, and the runspecs that give the best runs again. The page"
            + " needs no other file, and loads nothing.")
public final class ReportCommand extends StoreCommand {
  @Parameter(description = "JOB")
  private List<String> words = new ArrayList<>();

  @Parameter(
      names = {"--output", "--save-to"},
      description = "The file to write; without it, results/reports/JOB.html of the project")
  private String output;

  @Parameter(names = "--force", description = "Writes it even in place of a file that is no report")
  private boolean force;

  @Override
  protected List<String> names() {
    return words;
  }

  @Override
  protected ExitCode run(Sight sight) throws IOException, InterruptedException {
    if (words.size() != 1) {
      throw new UserProblem(
          "report a job",
          words.isEmpty() ? "none was named" : "a report is of one job",
          words.isEmpty() ? "report job1, or list jobs" : "report " + words.get(0));
    }
    List<JobRecord> jobs = NamedJobs.of(sight, words, "report");
    if (jobs.size() != 1) {
      throw new UserProblem(
          "report " + words.get(0), "that names several jobs", "report " + jobs.get(0).job());
    }
    JobRecord job = jobs.get(0);
    Path file =
        output == null
            ? sight.project().results().resolve("reports").resolve(job.job() + ".html")
            : sight.session().directory().resolve(GivenPath.of(output));
    MadeFile page = new MadeFile(file.normalize(), "report", JobPage::isMade, force);
    page.requireFree();
    String content = JobPage.of(new GatheredReport(sight, job).report());
    page.write(content.getBytes(StandardCharsets.UTF_8));
    sight.out().println("Wrote the report of " + job.job() + " to " + file + ".");
    return ExitCode.DONE;
  }
}

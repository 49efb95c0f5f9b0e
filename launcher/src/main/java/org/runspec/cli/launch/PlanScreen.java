package org.runspec.cli.launch;

import org.runspec.cli.session.OutputFormat;
import org.runspec.cli.session.ProblemReport;
import org.runspec.cli.session.Session;
import org.runspec.launch.LaunchPlanText;
import org.runspec.plan.Plan;

/** A plan as it is shown instead of being carried out. */
public final class PlanScreen {
  private final Session session;

  /** On a session's terminal. */
  public PlanScreen(Session session) {
    this.session = session;
  }

  /** Shows a plan; what deserves a look and what would be asked goes beside the results. */
  public void show(PreparedLaunch prepared, OutputFormat format) {
    if (format == OutputFormat.JSON) {
      session.out().print(LaunchPlanText.json(prepared.launch()));
      return;
    }
    session.out().print(LaunchPlanText.of(prepared.launch()));
    Plan plan = prepared.launch().plan();
    ProblemReport report = new ProblemReport(session.directory());
    plan.notes().forEach(note -> session.err().println(report.of(note)));
    plan.questions()
        .forEach(question -> session.err().println("To be confirmed: " + question + "."));
  }
}

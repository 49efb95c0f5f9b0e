import org.runspec.component.Meter;
import org.runspec.component.Stage;
import org.runspec.component.StageContext;

public final class Bad_Proc implements Stage {
  private final Settings settings;

  public Bad_Proc(Settings settings) {
    this.settings = settings;
  }

  public record Settings(int maxIterations) {}

  @Override
  public void run(StageContext context) {
    Metre draw = context.metrics().declare("draw", "mean draw");
    for (int i = 1; i <= settings.maxIterations(); i++) {
      context.cancellation().throwIfRequessted();
      draw.add(context.random().nextDouble());
    }
    context.log("hello from Java");
    context.metrics().report(settings.maxIterations());
    if (settings.maxIterations() == 13) {
      throw new IllegalStateException("thirteen\nis too many", new Exception("bad luck"));
    }
  }
}

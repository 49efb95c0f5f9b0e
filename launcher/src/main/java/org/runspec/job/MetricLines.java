package org.runspec.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;

/**
 * Finds the metrics in the text of a run's journal, some ten times as fast as by making events of
 * its lines: for those who want a few numbers of very many rows.
 */
public final class MetricLines {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final Listener listener;
  private String time = "";
  private boolean isMetrics;

  private MetricLines(Listener listener) {
    this.listener = listener;
  }

  /** Hears of rows, one after the other. */
  public interface Listener {
    /**
     * A number of the row. The step comes before the values.
     *
     * @param name of the metric
     */
    void value(String name, double value);

    /** The step of the row. */
    void step(double step);

    /**
     * The row is complete.
     *
     * @param time when it was written, as in the journal
     */
    void end(String time);
  }

  /**
   * Reads whole lines. Those that cannot be read are passed over; the listener may have heard of
   * their first numbers without an end.
   *
   * @return how many lines could not be read
   */
  public static int read(byte[] lines, Listener listener) {
    MetricLines reader = new MetricLines(listener);
    int corrupt = 0;
    int start = 0;
    while (start < lines.length) {
      int end = start;
      while (end < lines.length && lines[end] != '\n') {
        end++;
      }
      try (JsonParser json = FACTORY.createParser(lines, start, end - start)) {
        reader.line(json);
      } catch (IOException e) {
        corrupt++; // told by number
      }
      start = end + 1;
    }
    return corrupt;
  }

  private void line(JsonParser json) throws IOException {
    if (json.nextToken() == null) {
      return;
    }
    isMetrics = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "time" -> time = json.getText();
        case "event" -> {
          isMetrics = json.getText().equals("metrics");
          if (!isMetrics) {
            return;
          }
        }
        case "data" -> {
          if (isMetrics) {
            data(json);
          }
        }
        default -> json.skipChildren();
      }
    }
  }

  private void data(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken token = json.nextToken();
      if (field.equals("step") && token.isNumeric()) {
        listener.step(json.getDoubleValue());
      } else if (field.equals("values") && token == JsonToken.START_OBJECT) {
        values(json);
      } else {
        json.skipChildren();
      }
    }
    listener.end(time);
  }

  private void values(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (json.nextToken().isNumeric()) {
        listener.value(name, json.getDoubleValue());
      } else {
        json.skipChildren();
      }
    }
  }
}

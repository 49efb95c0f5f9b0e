package org.runspec.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.Set;

/**
 * Finds the metrics in the text of a run's journal, many times as fast as by making events of its
 * lines: for those who want a few numbers of very many rows.
 */
public final class MetricLines {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** As records have them: in quotes. */
  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

  private final byte[] lines;
  private final Listener listener;
  private String time = "";
  private int start;
  private int corrupt;

  private MetricLines(byte[] lines, Listener listener) {
    this.lines = lines;
    this.listener = listener;
  }

  /** Hears of rows, one after the other. */
  public interface Listener {
    /** Whether times are wanted. */
    boolean wantsTime();

    /** A row begins. */
    void begin();

    /** The step of the row. */
    void step(double step);

    /**
     * There is a metric in the row.
     *
     * @return whether its number is wanted
     */
    boolean wants(String name);

    /** A number that is wanted. */
    void value(String name, double value);

    /**
     * The row is complete.
     *
     * @param time when it was written, as in the journal, if that is wanted
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
    MetricLines reader = new MetricLines(lines, listener);
    while (reader.start < lines.length) {
      reader.readUntilDamaged();
    }
    return reader.corrupt;
  }

  private void readUntilDamaged() {
    int from = start;
    try (JsonParser json = FACTORY.createParser(lines, from, lines.length - from)) {
      while (json.nextToken() != null) {
        start = from + (int) json.currentTokenLocation().getByteOffset();
        object(json);
      }
      start = lines.length;
    } catch (IOException e) {
      corrupt++; // told by number
      while (start < lines.length && lines[start] != '\n') {
        start++;
      }
      start++;
    }
  }

  private void object(JsonParser json) throws IOException {
    boolean isMetrics = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      if (field.equals("time") && listener.wantsTime()) {
        time = json.getText();
      } else if (field.equals("event")) {
        isMetrics = json.getText().equals("metrics");
      } else if (field.equals("data") && isMetrics) {
        data(json);
      } else {
        json.skipChildren();
      }
    }
  }

  private void data(JsonParser json) throws IOException {
    listener.begin();
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
      boolean isWanted = listener.wants(name);
      JsonToken token = json.nextToken();
      if (isWanted && token.isNumeric()) {
        listener.value(name, json.getDoubleValue());
      } else if (isWanted && token == JsonToken.VALUE_STRING) {
        String text = json.getText();
        if (NOT_FINITE.contains(text)) {
          listener.value(name, Double.parseDouble(text));
        }
      } else {
        json.skipChildren();
      }
    }
  }
}

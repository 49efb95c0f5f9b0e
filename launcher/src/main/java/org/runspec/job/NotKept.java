package org.runspec.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of an attempt that the store has not, or not as it was at the attempt's end.
 *
 * @param file its path in the attempt's folder
 * @param bytes how large it is, if it is too large; absent if it could not be read
 */
public record NotKept(String file, Optional<Long> bytes) {
  private static final String DATA = "not_kept";

  /** One that could not be read. */
  public static NotKept unreadable(String file) {
    return new NotKept(file, Optional.empty());
  }

  /** All of them, as the data of the event that tells of them. */
  public static Map<String, Object> data(List<NotKept> files) {
    return files.isEmpty()
        ? Map.of()
        : Map.of(DATA, files.stream().map(RecordFormat::fields).toList());
  }

  /** What such an event tells; what older nodes wrote without sizes is understood too. */
  public static List<NotKept> of(Event event) {
    List<NotKept> files = new ArrayList<>();
    if (event.data().get(DATA) instanceof List<?> all) {
      for (Object one : all) {
        if (one instanceof Map<?, ?> fields && fields.get("file") instanceof String file) {
          files.add(
              fields.get("bytes") instanceof Number bytes
                  ? tooLarge(file, bytes.longValue())
                  : unreadable(file));
        } else {
          files.add(unreadable(String.valueOf(one)));
        }
      }
    }
    return files;
  }

  /** One that is larger than what is copied. */
  public static NotKept tooLarge(String file, long bytes) {
    return new NotKept(file, Optional.of(bytes));
  }
}

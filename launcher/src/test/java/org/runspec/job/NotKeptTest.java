package org.runspec.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which files the store has not, as journals tell it. */
class NotKeptTest {
  private static Event event(Map<String, Object> data) {
    return new Event(Instant.EPOCH, EventKind.CAPTURE_AFTER, Optional.empty(), data);
  }

  @Test
  void whatIsToldIsUnderstood() throws Exception {
    List<NotKept> files =
        List.of(
            NotKept.tooLarge("mirrored/a b.txt", 5_000_000_000L), NotKept.unreadable("after/c"));
    String line = RecordFormat.line(event(NotKept.data(files)));

    assertEquals(files, NotKept.of(RecordFormat.read(line, Event.class)));
  }

  @Test
  void whereAllIsKeptNothingIsTold() {
    assertEquals(List.of(), NotKept.of(event(NotKept.data(List.of()))));
  }

  @Test
  void namesAloneAreUnderstood() {
    assertEquals(
        List.of(NotKept.unreadable("console.txt")),
        NotKept.of(event(Map.of("not_kept", List.of("console.txt")))));
  }
}

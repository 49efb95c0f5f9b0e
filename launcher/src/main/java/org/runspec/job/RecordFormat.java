package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Records as JSON: names in snake case, what is absent left out, times in ISO 8601; unknown names
 * are passed over, so that older programs read newer records.
 */
public final class RecordFormat {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private RecordFormat() {}

  /** One line without its end. */
  public static String line(Object record) {
    try {
      return MAPPER.writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a record: " + record.getClass(), e);
    }
  }

  /** A file's content: indented, UTF-8, with a newline at its end. */
  public static byte[] file(Object record) {
    try {
      String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(record);
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a record: " + record.getClass(), e);
    }
  }

  /** A record's components by their names in JSON, in order; times and names as text. */
  public static Map<String, Object> fields(Object record) {
    return MAPPER.convertValue(record, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  /**
   * Reads a record from what {@link #fields} made of it.
   *
   * @throws CorruptRecordException if it is none of this type
   */
  public static <T> T read(Map<String, Object> fields, Class<T> type)
      throws CorruptRecordException {
    try {
      return MAPPER.convertValue(fields, type);
    } catch (IllegalArgumentException e) {
      throw new CorruptRecordException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Reads a record.
   *
   * @throws CorruptRecordException if it is none of this type
   */
  public static <T> T read(byte[] content, Class<T> type) throws CorruptRecordException {
    return read(new String(content, StandardCharsets.UTF_8), type);
  }

  /**
   * Reads a record.
   *
   * @throws CorruptRecordException if it is none of this type
   */
  public static <T> T read(String text, Class<T> type) throws CorruptRecordException {
    try {
      T record = MAPPER.readValue(text, type);
      if (record == null) {
        throw new CorruptRecordException("it holds null", null);
      }
      return record;
    } catch (JsonProcessingException e) {
      String what = e.getOriginalMessage().replaceFirst("(?s) \\((start marker|class|for) .*", "");
      JsonLocation place = e.getLocation();
      String where =
          place == null
              ? ""
              : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ";
      throw new CorruptRecordException(where + what, e);
    }
  }
}

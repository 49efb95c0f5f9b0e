package org.runspec.store.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a failed call tells. */
final class Failures {
  /**
   * Request rate too large (Cosmos DB's own number and HTTP's), time limit exceeded, interrupted by
   * a change of servers or a shutdown, network timeouts, host not reachable or found, not primary.
   */
  private static final Set<Integer> PASSING =
      Set.of(16500, 429, 50, 11602, 91, 11600, 89, 6, 7, 9001, 189, 10107, 13435, 13436, 262);

  /** Not authorized, authentication failed. */
  private static final Set<Integer> REFUSED = Set.of(13, 18);

  /** In the driver's account of a server that it did not find. */
  private static final Pattern SERVER = Pattern.compile("address=([^, }]+)");

  private static final Pattern CAUSE = Pattern.compile("caused by \\{[\\w.]+: ([^{}]+)\\}");

  private Failures() {}

  /** Whether the same call may succeed a little later. */
  static boolean mayPass(MongoException failure) {
    return failure instanceof MongoSocketException
        || failure instanceof MongoNotPrimaryException
        || failure instanceof MongoNodeIsRecoveringException
        || failure instanceof MongoConnectionPoolClearedException
        || PASSING.contains(failure.getCode());
  }

  /** What a person is told, in a line and without the connection string. */
  static String words(MongoException failure) {
    if (failure instanceof MongoSecurityException || REFUSED.contains(failure.getCode())) {
      return "the database refuses the user or the password of the connection string";
    } else if (failure instanceof MongoTimeoutException) {
      String text = String.valueOf(failure.getMessage());
      Matcher server = SERVER.matcher(text);
      Matcher cause = CAUSE.matcher(text);
      return "the database"
          + (server.find() ? " at " + server.group(1) : "")
          + " cannot be reached"
          + (cause.find() ? ": " + cause.group(1) : "");
    }
    String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return "the database did not answer as it should: " + text;
  }

  /** Whether a document with that id stands there already. */
  static boolean isDuplicate(MongoException failure) {
    return ErrorCategory.fromErrorCode(failure.getCode()) == ErrorCategory.DUPLICATE_KEY;
  }
}

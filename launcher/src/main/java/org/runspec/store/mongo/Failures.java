package org.runspec.store.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import java.util.Set;

/** What a failed call tells. */
final class Failures {
  /**
   * Request rate too large (Cosmos DB's own number and HTTP's), time limit exceeded, interrupted by
   * a change of servers or a shutdown, network timeouts, host not reachable or found, not primary.
   */
  private static final Set<Integer> PASSING =
      Set.of(16500, 429, 50, 11602, 91, 11600, 89, 6, 7, 9001, 189, 10107, 13435, 13436, 262);

  private Failures() {}

  /** Whether the same call may succeed a little later. */
  static boolean mayPass(MongoException failure) {
    return failure instanceof MongoSocketException
        || failure instanceof MongoNotPrimaryException
        || failure instanceof MongoNodeIsRecoveringException
        || failure instanceof MongoConnectionPoolClearedException
        || PASSING.contains(failure.getCode());
  }

  /** Whether a document with that id stands there already. */
  static boolean isDuplicate(MongoException failure) {
    return ErrorCategory.fromErrorCode(failure.getCode()) == ErrorCategory.DUPLICATE_KEY;
  }
}

package org.runspec.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import org.bson.conversions.Bson;

/** Ids that begin alike, as a range: every service finds them by the index that ids have anyway. */
final class Prefix {
  private Prefix() {}

  /** All ids below a folder. */
  static Bson below(String folder) {
    return range(folder + "/");
  }

  /** All ids with a beginning, which ends in a character below U+FFFF. */
  static Bson range(String beginning) {
    int last = beginning.length() - 1;
    String behind = beginning.substring(0, last) + (char) (beginning.charAt(last) + 1);
    return and(gte("_id", beginning), lt("_id", behind));
  }
}

package org.runspec.storage;

import java.time.Instant;

/**
 * What a storage knows of an object.
 *
 * @param key its name
 * @param size in bytes
 * @param modified when it was last written, by the storage's clock
 */
public record StoredObject(ObjectKey key, long size, Instant modified) {}

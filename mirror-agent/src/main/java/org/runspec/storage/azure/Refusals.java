package org.runspec.storage.azure;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.runspec.storage.AccessRefused;

/** Says what the service refused, and why, in words that hold no secret. */
final class Refusals {
  private static final Set<String> NO_CONTAINER =
      Set.of("ContainerNotFound", "ContainerBeingDeleted", "ContainerDisabled");
  private static final Set<String> NO_ROLE =
      Set.of(
          "AuthorizationPermissionMismatch",
          "AuthorizationFailure",
          "InsufficientAccountPermissions",
          "AuthorizationResourceTypeMismatch",
          "AuthorizationServiceMismatch");

  private final ContainerAddress address;
  private final BlobCredential credential;
  private final Supplier<Instant> clock;

  Refusals(ContainerAddress address, BlobCredential credential, Supplier<Instant> clock) {
    this.address = address;
    this.credential = credential;
    this.clock = clock;
  }

  /** The failure to be thrown for a trouble, after so many attempts. */
  IOException failure(Trouble trouble, int attempts) {
    return switch (trouble.kind()) {
      case INTERRUPTED -> {
        Thread.currentThread().interrupt();
        yield new InterruptedIOException("interrupted while " + address + " was asked");
      }
      case LOGIN ->
          new AccessRefused(
              "nobody is logged in to Azure who could use the "
                  + address
                  + ": neither the environment nor a managed identity nor Azure's tools, as after"
                  + " 'az login', know anybody");
      case CONNECTION -> unreachable(trouble);
      case ANSWER -> answered(trouble, attempts);
    };
  }

  private IOException unreachable(Trouble trouble) {
    return trouble.detail().equals(Trouble.UNKNOWN_HOST)
        ? new IOException(
            "there is no storage account "
                + address.account()
                + ", or this machine cannot look up its name: "
                + address.endpoint())
        : new IOException(
            "the storage account "
                + address.account()
                + " cannot be reached at "
                + address.endpoint()
                + " ("
                + trouble.detail()
                + ")");
  }

  private IOException answered(Trouble trouble, int attempts) {
    return switch (trouble.status()) {
      case 401, 403 -> new AccessRefused(refused(trouble) + numbered(trouble));
      case 404 -> absent(trouble);
      case 409 -> conflicting(trouble);
      case 412, 304 -> new NotSo(NotSo.Case.CHANGED, "it was changed meanwhile" + coded(trouble));
      case 416 -> new NotSo(NotSo.Case.BEYOND_THE_END, "it is not that long");
      default -> {
        if (trouble.code().equals("InvalidBlockList")) {
          yield new NotSo(NotSo.Case.BLOCKS_GONE, "somebody else wrote it at the same time");
        }
        yield new IOException(
            "the "
                + address
                + (trouble.mayPass() ? " is out of order" : " did not do it")
                + coded(trouble)
                + (attempts > 1 ? ", asked " + attempts + " times" : "")
                + numbered(trouble));
      }
    };
  }

  private IOException absent(Trouble trouble) {
    return NO_CONTAINER.contains(trouble.code())
        ? noContainer()
        : new NotSo(NotSo.Case.NO_BLOB, "there is no such object");
  }

  private IOException conflicting(Trouble trouble) {
    return switch (trouble.code()) {
      case "ContainerBeingDeleted", "ContainerDisabled" ->
          new AccessRefused("the " + address + " is being deleted");
      case "InvalidBlobType" ->
          new NotSo(NotSo.Case.OTHER_TYPE, "another program wrote it as a blob of another type");
      case "BlobAlreadyExists", "ContainerAlreadyExists" ->
          new NotSo(NotSo.Case.EXISTS, "it exists");
      case "LeaseIdMissing", "BlobImmutableDueToPolicy" ->
          new AccessRefused("it is locked in the " + address + coded(trouble));
      default -> new NotSo(NotSo.Case.CHANGED, "the service is at odds with it" + coded(trouble));
    };
  }

  /** There is no container. */
  NotSo noContainer() {
    return new NotSo(NotSo.Case.NO_CONTAINER, "there is no " + address);
  }

  private String refused(Trouble trouble) {
    boolean forbidden = NO_ROLE.contains(trouble.code());
    if (credential instanceof BlobCredential.Sas sas) {
      Optional<Instant> end = end(sas);
      if (end.isPresent() && end.get().isBefore(clock.get())) {
        return "the SAS for the " + address + " expired at " + end.get();
      }
      return "the SAS for the "
          + address
          + (forbidden ? " was refused, or does not allow this" : " was refused")
          + coded(trouble);
    }
    if (credential instanceof BlobCredential.Chain) {
      return "whoever is logged in may not do this in the "
          + address
          + (forbidden ? ", for want of a role such as Storage Blob Data Contributor" : "")
          + coded(trouble);
    }
    return "the key of account "
        + address.account()
        + " was refused"
        + (forbidden ? ", or the account's network rules refuse this machine" : "")
        + coded(trouble);
  }

  /** When a SAS ends, which is no secret; empty if a stored policy says so. */
  static Optional<Instant> end(BlobCredential.Sas sas) {
    for (String part : sas.query().split("&", -1)) {
      if (part.startsWith("se=")) {
        String text = URLDecoder.decode(part.substring(3), StandardCharsets.UTF_8);
        try {
          return Optional.of(Instant.parse(text.length() == 10 ? text + "T00:00:00Z" : text));
        } catch (DateTimeParseException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static String coded(Trouble trouble) {
    return " (" + (trouble.status() + " " + trouble.code()).trim() + ")";
  }

  private static String numbered(Trouble trouble) {
    return trouble.request().isEmpty() ? "" : "; request " + trouble.request();
  }
}

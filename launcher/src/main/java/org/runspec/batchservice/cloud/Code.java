package org.runspec.batchservice.cloud;

/** What the service refuses, by the names that clients know. */
public enum Code {
  INVALID_PROPERTY_VALUE(
      400,
      "InvalidPropertyValue",
      "The value provided for one of the properties in the request body is invalid."),
  MISSING_REQUIRED_PROPERTY(
      400, "MissingRequiredProperty", "A required property was not specified in the request body."),
  INVALID_REQUEST_BODY(
      400, "InvalidRequestBody", "The specified Request Body is not syntactically valid."),
  INVALID_QUERY_PARAMETER_VALUE(
      400,
      "InvalidQueryParameterValue",
      "Value for one of the query parameters specified in the request URI is invalid."),
  INVALID_HEADER_VALUE(
      400,
      "InvalidHeaderValue",
      "The value provided for one of the HTTP headers was not in the correct format."),
  MISSING_REQUIRED_QUERY_PARAMETER(
      400,
      "MissingRequiredQueryParameter",
      "A query parameter that's mandatory for this request is not specified."),
  AUTHENTICATION_FAILED(
      403,
      "AuthenticationFailed",
      "Server failed to authenticate the request. Make sure the value of Authorization header is"
          + " formed correctly including the signature."),
  MISSING_CREDENTIALS(
      401,
      "AuthenticationFailed",
      "Server failed to authenticate the request. The Authorization header is missing."),
  INVALID_URI(400, "InvalidUri", "The requested URI does not represent any resource."),
  MISSING_CONTENT_LENGTH(
      411, "MissingContentLengthHeader", "The Content-Length header was not specified."),
  RESOURCE_NOT_FOUND(404, "ResourceNotFound", "The specified resource does not exist."),
  JOB_NOT_FOUND(404, "JobNotFound", "The specified job does not exist."),
  TASK_NOT_FOUND(404, "TaskNotFound", "The specified task does not exist."),
  POOL_NOT_FOUND(404, "PoolNotFound", "The specified pool does not exist."),
  NODE_NOT_FOUND(404, "NodeNotFound", "The specified node does not exist."),
  FILE_NOT_FOUND(404, "FileNotFound", "The specified file does not exist."),
  JOB_EXISTS(409, "JobExists", "The specified job already exists."),
  JOB_COMPLETED(
      409,
      "JobCompleted",
      "The specified job is already in a completed state and cannot be changed."),
  JOB_BEING_DELETED(
      409,
      "JobBeingDeleted",
      "The specified job has been marked for deletion and is being deleted."),
  TASK_EXISTS(409, "TaskExists", "The specified task already exists."),
  TASK_COMPLETED(409, "TaskCompleted", "The specified task is already in a completed state."),
  TASK_FILES_UNAVAILABLE(
      409,
      "TaskFilesUnavailable",
      "The task files are unavailable because the task has not been run yet or its node is gone."),
  POOL_EXISTS(409, "PoolExists", "The specified pool already exists."),
  POOL_BEING_DELETED(
      409,
      "PoolBeingDeleted",
      "The specified pool has been marked for deletion and is being deleted."),
  POOL_BEING_RESIZED(
      409, "PoolBeingResized", "The specified pool is being resized and cannot be changed now."),
  POOL_QUOTA_REACHED(
      409, "PoolQuotaReached", "The specified account has reached the quota of pools."),
  JOB_QUOTA_REACHED(
      409,
      "ActiveJobAndScheduleQuotaReached",
      "The specified account has reached the quota of active jobs and job schedules."),
  OPERATION_INVALID(
      409,
      "OperationInvalidForCurrentState",
      "The specified operation is not valid for the current state of the resource."),
  CONDITION_NOT_MET(
      412,
      "ConditionNotMet",
      "The condition specified using HTTP conditional header(s) is not met."),
  REQUEST_BODY_TOO_LARGE(
      413,
      "RequestBodyTooLarge",
      "The request body is too large and exceeds the maximum permissible limit."),
  INVALID_RANGE(
      416, "InvalidRange", "The range specified is invalid for the current size of the resource."),
  TOO_MANY_REQUESTS(
      429, "TooManyRequests", "Too many requests have been received; try again later."),
  INTERNAL_ERROR(
      500,
      "InternalError",
      "Server encountered an internal error. Please try again after some time."),
  OPERATION_TIMED_OUT(
      500, "OperationTimedOut", "Operation could not be completed within the specified time."),
  SERVER_BUSY(503, "ServerBusy", "The server is busy. Please retry after some time.");

  private final int status;
  private final String word;
  private final String message;

  Code(int status, String word, String message) {
    this.status = status;
    this.word = word;
    this.message = message;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The name that clients know. */
  public String word() {
    return word;
  }

  public String message() {
    return message;
  }
}

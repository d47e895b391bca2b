// test/rehearsal/cloudformation/errors.ts: a refusal as CloudFormation's API answers it.

export class CloudFormationError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export function refused(message: string): CloudFormationError {
  return new CloudFormationError('ValidationError', message)
}

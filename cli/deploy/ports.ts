// cli/deploy/ports.ts: what the commands on a stage ask of AWS. Tests answer with values of their own.

export interface Identity {
  readonly account: string
  readonly arn: string
}

export interface StackState {
  readonly name: string
  readonly region: string
  /** As CloudFormation says it, such as UPDATE_ROLLBACK_FAILED. */
  readonly status: string
  readonly reason?: string | undefined
  readonly isProtected: boolean
  readonly tags: Readonly<Record<string, string>>
  readonly outputs: Readonly<Record<string, string>>
  /** ISO, UTC. */
  readonly createdAt: string
  /** What CloudFormation last saw when it was asked to compare, such as IN_SYNC, DRIFTED or NOT_CHECKED. */
  readonly drift: string
}

export interface StackResource {
  readonly id: string
  /** Name or ARN in AWS; absent while it is being made. */
  readonly physicalId?: string | undefined
  readonly type: string
  readonly status: string
  readonly reason?: string | undefined
}

export interface Stacks {
  /** Every stack whose name begins so, oldest first. */
  list(namePrefix: string): Promise<readonly StackState[]>
  describe(name: string): Promise<StackState | undefined>
  resources(name: string): Promise<readonly StackResource[]>
  setProtection(name: string, isProtected: boolean): Promise<void>
  /** Begins it; `describe` says how it goes. */
  remove(name: string): Promise<void>
}

export interface Account {
  /** @throws Stop that says how to sign in */
  whoAmI(): Promise<Identity>
  /** @returns 0 when the account was never prepared for the CDK in this region */
  bootstrapVersion(): Promise<number>
  /** @throws when the account may not ask */
  quota(name: QuotaName): Promise<number>
  /** Distributions in use. @throws when the account may not ask */
  distributions(): Promise<number>
}

export type QuotaName = 'lambda-concurrency' | 'cloudfront-distributions'

export interface MailState {
  /** Whether mails may be sent from the address, because it or its domain is verified. */
  readonly isVerified: boolean
  /** In the sandbox mails reach verified addresses only. */
  readonly isSandbox: boolean
}

export interface MailDesk {
  /** @throws when the account may not ask */
  look(address: string): Promise<MailState>
}

/** Names that belong to a whole account and region. */
export interface Names {
  isTaken(kind: NameKind, name: string): Promise<boolean>
}

export type NameKind =
  | 'AWS::Logs::LogGroup'
  | 'AWS::SQS::Queue'
  | 'AWS::Lambda::Function'
  | 'AWS::Cognito::UserPoolDomain'

export interface Functions {
  /** @returns what the function answered; @throws Error with what it says went wrong */
  invoke(name: string, event: object): Promise<unknown>
}

export interface Members {
  /** @returns the state of the account as Cognito says it, such as FORCE_CHANGE_PASSWORD; undefined when there is none */
  stateOf(poolId: string, email: string): Promise<string | undefined>
}

export interface Certificate {
  readonly arn: string
  readonly domain: string
  /** As ACM says it, such as PENDING_VALIDATION or ISSUED. */
  readonly status: string
  /** What has to stand in DNS before ACM issues it; empty for the first seconds. */
  readonly records: readonly { readonly name: string; readonly type: string; readonly value: string }[]
  readonly failure?: string | undefined
  /** ISO, UTC. */
  readonly expiresAt?: string | undefined
}

/** Of us-east-1, where CloudFront looks for them. */
export interface Certificates {
  /** Those whose names cover the domain, the newest first. */
  covering(domain: string): Promise<readonly Certificate[]>
  describe(arn: string): Promise<Certificate>
  /** @returns its ARN; asking twice for the same name gives the same one */
  request(domain: string): Promise<string>
}

export interface Buckets {
  exists(bucket: string): Promise<boolean>
  /** Whether an object of the city is in it, or a deleted one could be brought back; publication's own notes do not count. */
  holdsAnything(bucket: string): Promise<boolean>
  /**
   * Removes every version, delete marker and unfinished upload.
   *
   * @param onProgress told how many are gone so far
   * @returns how many there were
   */
  empty(bucket: string, onProgress: (removed: number) => void): Promise<number>
  remove(bucket: string): Promise<void>
}

/** What holds data besides buckets: the table and the pool of members. */
export interface DataKeepers {
  /** Whether anybody ever changed anything in the portal. */
  wasUsed(table: string): Promise<boolean>
  /** Takes the deletion protection away. */
  lift(type: string, name: string): Promise<void>
  remove(type: string, name: string): Promise<void>
}

/** Log groups that outlive their stack: a last call of a function makes its own anew. */
export interface Logs {
  /** @returns names of the groups that begin so, with the days they keep; undefined for ever */
  groups(namePrefix: string): Promise<readonly { readonly name: string; readonly retentionDays?: number | undefined }[]>
  remove(name: string): Promise<void>
}

// cli/deploy/bootstrap-version.ts: how an account has to be prepared for the CDK.

/** The oldest preparation of an account that knows what the templates of this CDK need. */
export const BOOTSTRAP_VERSION = 21

// core/signing-roles.ts: roles that can be asked to sign off datasets.

/** Administrators run the portal and publishers bring the data: neither reviews. */
export const SIGNING_ROLES = ['liaison', 'privacy-reviewer', 'legal-reviewer', 'security-reviewer'] as const
export type SigningRole = (typeof SIGNING_ROLES)[number]

// core/promotion-refusals.ts: refusals of promotion; part of the table in core/errors.ts.

export const PROMOTION_REFUSALS = {
  'bundle-unfit': {
    status: 400,
    say: 'This is not a bundle, selection or receipt that the portal can use.',
    fix: 'Have it made anew in the other portal, and hand it on as it is.',
  },
  'bundle-altered': {
    status: 400,
    say: 'What arrived is not what the other portal signed.',
    fix: 'Nothing of it was used. Have it made anew, and find out who had it in between.',
  },
  'bundle-expired': { status: 410, say: 'This bundle has expired.', fix: 'Have it made anew in the other portal.' },
  'bundle-too-large': { status: 413, say: 'This is more than one bundle takes.', fix: 'Make several bundles.' },
  'portal-not-trusted': {
    status: 409,
    say: 'This portal does not accept anything of the portal that signed this.',
    fix: 'Compare the fingerprint with the one that the other portal shows, then accept its key under Promotion.',
  },
} as const

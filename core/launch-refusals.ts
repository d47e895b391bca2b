// core/launch-refusals.ts: refusals of the launch; part of the table in core/errors.ts.

export const LAUNCH_REFUSALS = {
  'launch-state': {
    status: 409,
    say: 'The launch is not in a state that allows this.',
    fix: 'Load the page again to see where it is.',
  },
  'launch-gate': {
    status: 409,
    say: 'The portal is not ready to be launched.',
    fix: 'Put right what is named below; without a check it goes on only when two administrators say why.',
  },
  'only-production': {
    status: 409,
    say: 'Only production is launched; this is beta.',
    fix: 'Sign in to the console of production and do it there.',
  },
  'override-unfit': {
    status: 409,
    say: 'This check does not stand in the way of the launch.',
    fix: 'Load the page again to see which do.',
  },
  'second-person': {
    status: 409,
    say: 'You have asked for this yourself; it needs a second administrator.',
    fix: 'Ask another administrator to look at the reason and to confirm it.',
  },
} as const

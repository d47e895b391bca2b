// lib/alarm-texts.ts: what each alarm says. `runbook` is a heading of docs/runbook.md; a test compares both ways.

export interface AlarmText {
  readonly runbook: string
  readonly what: string
  readonly mayBeFine: string
}

export const TEXTS = {
  'validation-gave-up': {
    runbook: 'Validation dead letters',
    what: 'An uploaded file could not be validated in three attempts; its message waits in the dead letters.',
    mayBeFine: 'The publisher was told and may have uploaded a corrected file since.',
  },
  'change-not-handled': {
    runbook: 'Stream dead letters',
    what: 'A change in the table reached neither publication nor the mails in all attempts.',
    mayBeFine: 'Publication compares everything again by the clock; only a mail can be missing for good.',
  },
  'publication-fails': {
    runbook: 'Publication fails',
    what: 'Publication failed in three of the last five minutes, or stopped because it would delete too much.',
    mayBeFine: 'The public site stays as it was, and the next run goes on where this one ended.',
  },
  'api-fails': {
    runbook: 'API errors',
    what: 'In each of two periods of five minutes, five or more requests and at least 5 % of all failed in the API.',
    mayBeFine: 'Public pages and files need no API; a single client may be repeating one bad request.',
  },
  'mails-fail': {
    runbook: 'Mails fail',
    what: 'The function that mails people and looks after the portal failed in two of the last three hours.',
    mayBeFine: 'It tries again every hour, and nobody is told twice; the mail service may just ask for patience.',
  },
  'portal-alarm': {
    runbook: 'Portal alarm',
    what: 'The audit log was altered, or a version is not what was signed; the console says which under Audit.',
    mayBeFine: 'Somebody who looks after the portal may have seen it there already.',
  },
  'catalog-shrank': {
    runbook: 'Catalog shrank',
    what: 'Fewer datasets are public than withdrawals explain, or publication stopped before it deleted a large share.',
    mayBeFine: 'Somebody may have removed datasets from the table on purpose, or restored it to an earlier moment.',
  },
  'nothing-published': {
    runbook: 'Nothing published',
    what: 'Nothing at all was published for longer than the shortest promise of any dataset and its grace.',
    mayBeFine: 'The departments may be on holiday; pause the datasets that rest, and readers see why.',
  },
  'reviews-overdue': {
    runbook: 'Overdue reviews',
    what: 'Sign-offs are overdue by two days and more, although reviewers and their deputies were told.',
    mayBeFine: 'The reviewers may be clearing a question with the publisher outside the portal.',
  },
  'launch-missed': {
    runbook: 'Launch missed',
    what: 'The launch was set for a time that is fifteen minutes past, and has not happened.',
    mayBeFine: 'A required check may have turned red on purpose; the launch waits until it is green or overridden.',
  },
  'site-fails': {
    runbook: 'Site fails',
    what: 'The public address gave the portal itself no front page in two of the last three looks, five minutes apart.',
    mayBeFine: 'A domain that has just been moved takes a while; readers near other places may see the site.',
  },
} as const satisfies Readonly<Record<string, AlarmText>>

/** Where beta's alarms say something else: one rings for everything that the portal says of itself. */
export const BETA_TEXTS = {
  'api-fails': {
    ...TEXTS['api-fails'],
    what: 'In each of two periods of five minutes, five or more requests failed in the API.',
  },
  'portal-alarm': {
    runbook: 'Portal alarm',
    what: 'The portal found something that a person has to look at; the console says what under Audit, and so do its logs.',
    mayBeFine: 'In beta, data is temporary: late data, overdue reviews and a smaller catalog may be meant.',
  },
} as const satisfies Readonly<Record<string, AlarmText>>

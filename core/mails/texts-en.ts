// core/mails/texts-en.ts: the mails in English.
import type { MailWords } from './kinds.ts'
import { LAUNCH_NOTICES_EN } from './texts-launch.ts'

export const ENGLISH: MailWords = {
  locale: 'en-US',
  hello: 'Hello {name},',
  open: 'Open it here: {link}',
  because: {
    duty: 'You get this mail because somebody waits for you, or because it is about your access. It cannot be switched off.',
    published: 'You get this mail because you work on the data it is about.',
    freshness: 'You get this mail because you look after the data it is about.',
    plans: 'You get this mail because you are the contact for the plan of a department.',
    policies: 'You get this mail because you look after the policies of the city.',
  },
  stop: 'No more mails about this: {link}',
  choose: 'Language, daily digest and topics: {link}',
  digest: { subject: '{count} messages from {portal}', lines: ['This is what has happened, in one mail.'] },
  everyDepartment: 'every department',
  frequencies: {
    continual: 'continually',
    daily: 'daily',
    weekly: 'weekly',
    monthly: 'monthly',
    quarterly: 'quarterly',
    biannually: 'twice a year',
    annually: 'yearly',
  },
  roles: {
    administrator: 'administrator',
    liaison: 'department liaison',
    deputy: 'deputy of the liaison',
    publisher: 'publisher',
    'privacy-reviewer': 'privacy reviewer',
    'legal-reviewer': 'legal reviewer',
    'security-reviewer': 'security reviewer',
  },
  notices: {
    ...LAUNCH_NOTICES_EN,
    'version-rejected': {
      subject: 'Not accepted: {title}, version {number}',
      lines: [
        'Your file {filename} was not accepted.',
        '{reason}',
        'The page of the version shows what was found and what you can decide about it.',
      ],
    },
    'version-in-review': {
      subject: 'In review: {title}, version {number}',
      lines: ['Your file {filename} passed the check and waits for its sign-offs.'],
    },
    'review-asked': {
      subject: 'To review by {due|day}: {title}, version {number}',
      lines: [
        'A version of “{title}” ({department|department}) waits for your sign-off as {role|role}.',
        'Please sign or return it by {due|day}.',
      ],
    },
    'review-delegated': {
      subject: 'Handed to you for review: {title}, version {number}',
      lines: [
        '{by} asks you to review “{title}” as {role|role}.',
        '{note|quote}',
        'Please sign or return it by {due|day}.',
      ],
    },
    'review-due': {
      subject: 'Due {due|day}: review of {title}, version {number}',
      lines: ['“{title}” still waits for your sign-off as {role|role}. It is due on {due|day}.'],
    },
    'review-overdue': {
      subject: 'Overdue: review of {title}, version {number}',
      lines: ['“{title}” waits for your sign-off as {role|role}. It was due on {due|day}.'],
    },
    'review-deputy': {
      subject: 'You may sign as deputy: {title}, version {number}',
      lines: [
        'The sign-off as {role|role} was due on {due|day} and has not been given.',
        'As {deputy|role} you may now sign or return “{title}” instead.',
      ],
    },
    'version-returned': {
      subject: 'Returned: {title}, version {number}',
      lines: [
        '{by} sent your version back:',
        '{note|quote}',
        'In detail:\n{remarks|quote}',
        'Correct it and have it checked again, or begin a new version.',
      ],
    },
    'version-commented': {
      subject: 'Comment on {title}, version {number}',
      lines: ['{by} wrote about “{title}”:', '{text|quote}', 'It is about: {about}'],
    },
    'version-published': {
      subject: 'Published: {title}, version {number}',
      lines: ['Your version is public now.'],
    },
    'department-published': {
      subject: 'Now public: {title}, version {number}',
      lines: ['A dataset of {department|department} has a new public version: “{title}”.'],
    },
    'version-withdrawn': {
      subject: 'Withdrawn: {title}, version {number}',
      lines: ['{by} took version {number} of “{title}” back. It is not public any more.', '{reason|quote}'],
    },

    'person-invited': {
      subject: 'You are invited to {portal}',
      lines: [
        '{by} invites you to work on {portal}, as: {grants|grants}.',
        '{note|quote}',
        'Sign in with this mail address, {email}, by {expires|day}. What you are invited to waits for you there.',
      ],
    },
    'access-requested': {
      subject: '{by} asks for access as {role|role}',
      lines: ['{by} ({email}) asks to be {role|role} in {department|department}:', '{reason|quote}'],
    },
    'access-granted': {
      subject: 'You now are {role|role} in {department|department}',
      lines: ['What you asked for was granted.', 'It ends on {expires|day}.', '{note|quote}'],
    },
    'access-narrowed': {
      subject: 'You now are {role|role} in {department|department}',
      lines: [
        'You asked to be {askedRole|role} in {askedDepartment|department}. You were granted less: {role|role} in {department|department}.',
        'It ends on {expires|day}.',
        '{note|quote}',
      ],
    },
    'access-refused': {
      subject: 'Your request for access was refused',
      lines: [
        'You asked to be {role|role} in {department|department}. {by} refused it:',
        '{note|quote}',
        'If something is missing, ask again and say what is new.',
      ],
    },
    'grant-given': {
      subject: 'New role: {role|role} in {department|department}',
      lines: ['{by} made you {role|role} in {department|department}.', 'It ends on {expires|day}.', '{note|quote}'],
    },
    'grant-revoked': {
      subject: 'Role ended: {role|role} in {department|department}',
      lines: ['{by} ended your role as {role|role} in {department|department}.', '{reason|quote}'],
    },
    'grant-expiring': {
      subject: 'Your role as {role|role} ends on {expires|day}',
      lines: [
        'You are {role|role} in {department|department} until {expires|day}.',
        'If you still need it then, ask for it again, or write to the open data team: {contact}.',
      ],
    },
    'account-disabled': {
      subject: 'Your account was disabled',
      lines: [
        'You cannot sign in to {portal} any more.',
        '{reason|quote}',
        'If that is a mistake, write to the open data team: {contact}.',
      ],
    },
    'account-enabled': {
      subject: 'Your account works again',
      lines: ['You can sign in to {portal} again.'],
    },
    'work-handed-over': {
      subject: 'You take over the work of {person}',
      lines: ['{by} handed the work of {person} over to you. Mails about it come to you from now on.'],
    },
    'token-expiring': {
      subject: 'Your API token “{token}” ends on {expires|day}',
      lines: [
        'The token “{token}” ({prefix}…) works until {expires|day}. What uses it stops then.',
        'Make a new one under “My account” and put it in its place.',
      ],
    },
    'token-revoked': {
      subject: 'Your API token “{token}” was revoked',
      lines: ['{by} revoked the token “{token}” ({prefix}…). What uses it does not work any more.'],
    },
    'contact-named': {
      subject: 'You are a contact of {department|department}',
      lines: [
        '{by} named you {part|role} of {department|department}. Your name and address stand in the public directory.',
        '{note|quote}',
      ],
    },

    'standing-asked': {
      subject: 'Standing approval asked: {title}',
      lines: [
        '{by} asks that further versions of “{title}” are published without a review, as long as nothing about them changes.',
        '{reason|quote}',
        'It needs your consent as {role|role}. It would end on {expires|day}.',
      ],
    },
    'standing-active': {
      subject: 'Standing approval counts: {title}',
      lines: [
        'Everybody consented. Versions of “{title}” as they were approved publish without a review until {expires|day}.',
      ],
    },
    'standing-lapsed': {
      subject: 'Standing approval lapsed: {title}',
      lines: [
        'A new version of “{title}” differs from what was approved, so it is reviewed, and so are those after it.',
        '{why|quote}',
      ],
    },
    'standing-ended': {
      subject: 'Standing approval ended: {title}',
      lines: ['{by} ended the standing approval of “{title}”. New versions are reviewed again.', '{why|quote}'],
    },
    'standing-expiring': {
      subject: 'Standing approval of {title} ends on {expires|day}',
      lines: [
        'Versions of “{title}” publish without a review until {expires|day}.',
        'Ask for a new approval in time if it should stay that way.',
      ],
    },

    'policy-proposed': {
      subject: 'To sign: {title}',
      lines: [
        '{by} proposes a new text of the policy “{title}”. It needs your signature as {role|role}.',
        '{summary|quote}',
      ],
    },
    'policy-returned': {
      subject: 'Sent back: {title}',
      lines: ['{by} sent your text of the policy “{title}” back:', '{note|quote}'],
    },
    'policy-approved': {
      subject: 'Signed by everybody: {title}',
      lines: ['The policy “{title}” was signed by everybody. It counts from {effective|day} and is public.'],
    },
    'policy-review-near': {
      subject: 'To look at again by {reviewBy|day}: {title}',
      lines: [
        'The policy “{title}” is to be reviewed by {reviewBy|day}. Is it still true? Begin a new text, or confirm it.',
      ],
    },
    'plan-review-near': {
      subject: 'The plan is to be looked at again by {reviewBy|day}',
      lines: [
        'The review of {year} says that the plan is looked at again by {reviewBy|day}. Are its days still true, and is anything missing?',
      ],
    },
    'yearly-review-near': {
      subject: 'The next yearly review is due by {reviewBy|day}',
      lines: [
        'The review of {year} says that the next one is there by {reviewBy|day}. Most of its numbers are collected by themselves; begin it in the console.',
      ],
    },

    'plan-late': {
      subject: 'Late in the plan: {title}',
      lines: [
        '“{title}” of {department|department} was planned for {planned|day} and is not public yet.',
        'Bring it to its end, or give it a new day: the plan is public.',
      ],
    },

    'freshness-due': {
      subject: 'Time for a new version: {title}',
      lines: [
        '“{title}” is renewed {frequency|frequency}. Its newest version is of {published|day}; the next one is due since {due|day}.',
        'From {overdue|day} on its page says that it is overdue.',
      ],
    },
    'freshness-overdue': {
      subject: 'Overdue: {title}',
      lines: [
        '“{title}” of {department|department} was to be renewed by {due|day}. Its page says that it is overdue.',
        'Please have it renewed. If it rests or has ended, say so in the console, with the reason.',
      ],
    },
    'freshness-escalated': {
      subject: 'Overdue for a month: {title}',
      lines: [
        '“{title}” of {department|department} was to be renewed by {due|day}. Its publisher and its department have been told.',
        'Please settle with them what becomes of it.',
      ],
    },
  },
}

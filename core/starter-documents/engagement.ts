// core/starter-documents/engagement.ts: how the public takes part; a text to begin from.
export const ENGAGEMENT = `Open data is a conversation. This policy says how the public can take part and what it may expect from us.

## Ways to take part

- Suggest a dataset that is missing, or support the suggestion of somebody else.
- Report a mistake or ask a question on the page of a dataset.
- Show what you made with the data.
- Subscribe to changes, without an account.
- Come to the open meetings, which are announced on the portal at least two weeks before.

## What you may expect

1. Every question is answered by a person within five working days, in plain words.
2. Every suggestion gets a decision within 30 days: planned, with a date; or not, with the reason.
3. Suggestions and answers are public, without your name unless you want it there.
4. Nobody is asked why they want to know something.

## How we choose what comes next

Departments plan their releases in public. What counts is how many people asked for it, whom it helps, whether it makes decisions open to checking, and how much work it is. Twice a year the open data team publishes what was chosen and what was not.

## Reaching everybody

- Pages work on old phones, by keyboard and with screen readers.
- We explain data in words and drawings, not only in tables.
- We look for people who do not come to us: in libraries, schools and neighbourhood meetings, in the languages spoken there.

## Good manners

We do not publish insults, advertising or personal data of others. If we leave something out, we tell its author why.

## What became of it

Once a year we publish what people asked for, what we did, what we did not do, and what we learned from it.
`

// core/starter-documents/access-and-privacy.ts: what is kept back to protect people; a text to begin from.
export const ACCESS_AND_PRIVACY = `We publish data about the city, not about the people who live in it. Where the two cannot be told apart, people come first.

## What we protect

- Names, contact details, numbers of documents and accounts, dates of birth.
- Where somebody lives, moves or was at a certain time.
- Health, income, belief, origin, and everything else that people may be treated worse for.
- People who can be recognised by putting data together, even when no name is in it.
- Facts that would help to attack people, buildings, networks or systems.

## How we do it

1. We collect no more than the work needs. What was never collected cannot leak.
2. The portal looks for personal data in every file. What it finds raises the class of the dataset, and with it the number of people who must sign.
3. Departments remove, shorten, group or replace what must not be public. What was done stands on the page of the dataset.
4. Small groups are not shown: where fewer people than the set number share a trait, the number is left out.
5. A privacy reviewer who had no part in preparing the data looks at it before it is published. Questions of law and of security have their own reviewers.

## Data about people that is public on purpose

Some facts about people are public by law, such as who holds an office or received a contract. They are published only as far as the law asks, with the law named.

## Readers of this portal

Readers need no account. The portal sets no cookies for them and does not follow them.

## If something slips through

Write to the open data team at once. The data is taken down first and discussed afterwards: see our policy on correction and removal.
`

// core/starter-documents/upkeep.ts: how data stays current; a text to begin from.
export const UPKEEP = `A dataset is a promise to renew it. This policy says how that promise is kept, and how it ends.

## Before the first version

The department says how often the data will be renewed, who does it, and who stands in for that person. Where a program can do it, a program does.

## Every version after that

- Each dataset shows when it was renewed and when the next version is due.
- A new version is checked and signed like the first one. Where reviewers have agreed in advance, a version that brings nothing unusual is published without waiting for them; anything unusual goes to review.
- Names and meanings of columns stay the same. A change that would break the work of others is announced 30 days before.

## When a version is late

1. The publisher is reminded.
2. Then the liaison of the department.
3. Then the open data team, which asks for a date and publishes it.

The page of the dataset says that it is late. The share of datasets that are up to date is public.

## Pausing and ending

- A dataset may rest for a while. Its page says why and until when.
- A dataset that is no longer renewed is marked as retired, with the reason and with what replaces it. Its versions stay.
- Before a dataset is retired, those who are known to use it are told, and have 30 days to object.

## When people leave

Nobody takes a dataset with them. Publishers and liaisons hand over what they look after before they go; until then their department answers for it.

## Yearly round

Once a year every liaison goes through the datasets of the department: is the description still right, is the frequency still right, is somebody responsible?
`

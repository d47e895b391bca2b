// core/starter-documents/purpose.ts: why the city publishes data; a text to begin from.
export const PURPOSE = `The city collects data to do its work. Much of it is useful to others, and the public has paid for it. This policy says why we publish it and what we promise.

## What we want to reach

- Residents can see what the city does, where, how often and at what cost.
- Departments find each other's data instead of collecting it twice.
- Businesses, researchers, journalists and neighbours can build on it without asking for permission.
- Decisions can be checked by anybody who wants to.

## Principles

1. Open by default. Data is published unless a reason that we can name speaks against it.
2. Complete and original. We publish data as it was collected, as detailed as the protection of people allows.
3. Timely. Data appears while it is still useful; every dataset says how often it is renewed.
4. Free to use. No account, no fee, a licence that allows any use.
5. Readable by people and by programs, in formats that belong to nobody.
6. Lasting. What was published stays at its address, with all its versions.
7. Careful. No dataset is published before people who answer for privacy, law and quality have signed it.

## Who does what

- The open data team runs the portal, helps departments and reports once a year.
- Every department names a liaison, who answers for its plan and its data.
- Reviewers look at each dataset before it is published, and sign with their name.
- The city's leadership settles what these cannot settle among themselves.

## How we know that it works

Each year the open data team publishes how many planned datasets were released, how many are up to date, how fast questions from the public were answered, and what was changed because of them.
`

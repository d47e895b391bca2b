// core/starter-documents/data-quality.ts: what good data means here; a text to begin from.
export const DATA_QUALITY = `Data that nobody can trust is not used. This policy says what we check before data is published, and what we do when it is wrong all the same.

## Before data is published

Every file is checked by the portal in the same way, whoever sends it:

- its structure: one header, the same number of cells in each row, no damaged characters;
- its values: types, missing cells, duplicates, and what the department declared about its columns;
- its content: traces of personal data;
- its difference from the version before: rows and columns that came, went or changed.

Errors keep a file back. A department may decide that an error is acceptable or that its rows are set aside; it says why, and reviewers see the reason.

## What departments owe

1. A title and a description that somebody outside the city understands.
2. A title, a meaning and, where there is one, a unit for every column.
3. How and when the data was collected, and what is known to be missing.
4. Codes with their meaning, and the same codes in every version.
5. Dates, places and names in one form throughout.

## The score

The portal shows a score for every dataset, with what costs points. It is a help, not a verdict: a small file that is well described scores higher than a large one that is not.

## When something is wrong

- Anybody can report a mistake. The liaison answers within five working days.
- A mistake is corrected at its source first, then published as a new version that says what changed.
- Earlier versions stay, so that work built on them can be understood.
- A problem that takes longer to correct is named on the page of the dataset.
`

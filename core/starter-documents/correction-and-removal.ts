// core/starter-documents/correction-and-removal.ts: what happens when published data is wrong or must go; a text to begin from.
export const CORRECTION_AND_REMOVAL = `Published data can be wrong, or should never have been published. This policy says who acts, how fast, and what stays visible.

## Reporting

Anybody can report a problem on the page of a dataset or by mail to the open data team. No reason and no name is needed. Please do not repeat personal data in the report.

## How fast we act

- Danger for people, or personal data in public: taken down the same day, before anything is discussed.
- Wrong facts that others rely on: marked within two working days, corrected within ten.
- Small mistakes: corrected with the next version.

## Correction

1. The department corrects the data where it is kept, so that the mistake does not come back.
2. A new version is checked, signed and published. It says what was corrected.
3. The wrong version keeps its address, with a note that a newer one exists.

## Removal

A version is removed when it breaks the law or the rights of others, when it endangers people or systems, or when it is so wrong that keeping it does harm. Data is not removed because it is inconvenient.

- A liaison or the open data team removes it, and writes down why.
- A page with the date and the reason stays at the address. It does not repeat what had to go.
- Copies that others have made cannot be called back. Where people are affected, we tell them, and those known to hold a copy.

## Afterwards

Every removal for reasons of privacy or security is looked into within 30 days: what happened, why it was not noticed, and what changes so that it does not happen again. The result is public, without the details that had to be protected.

## If you disagree

Whoever is not content with an answer can ask for a second look by somebody who was not involved. The answer comes within 20 working days.
`

// core/file-names.ts: names of the files beside a version's data, once: who writes them, who serves them and who hides them agree.

/** Rows that differ from the version before: published, and taken away when that one is withdrawn. */
export const CHANGES_FILE = 'changes.csv'
/** What the files of a version are, for whoever finds them later. */
export const README_FILE = 'README.txt'
/** What staff see of a version; never published. */
export const REVIEW_FILE = 'review.json'
/** Rows at fault as they came; never published. */
export const REJECTED_ROWS_FILE = 'rejected-rows.csv'

/** Files about the data rather than of it. */
const SIDE_FILES: ReadonlySet<string> = new Set([
  'profile.json',
  'report.json',
  'datapackage.json',
  'croissant.json',
  'checksums.txt',
  CHANGES_FILE,
])

/** Whether a published file holds the data itself: lists and filters name the formats of these only. */
export const isDataFile = ({ name }: { readonly name: string }): boolean => !SIDE_FILES.has(name)

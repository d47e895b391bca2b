// core/file-names.ts: names of the files beside a version's data, once: who writes them, who serves them and who hides them agree.

/** Rows that differ from the version before: published, and taken away when that one is withdrawn. */
export const CHANGES_FILE = 'changes.csv'
/** What staff see of a version; never published. */
export const REVIEW_FILE = 'review.json'
/** Rows at fault as they came; never published. */
export const REJECTED_ROWS_FILE = 'rejected-rows.csv'

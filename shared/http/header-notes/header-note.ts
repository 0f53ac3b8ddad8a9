/** What a header is for, in one sentence, and where that is defined. */
export interface HeaderNote {
  says: string
  source: string
}

import { commonValues } from '../rows/common-headers.ts'

/** Types that parts and files are often said to be of. */
export const CONTENT_TYPES: readonly string[] = [
  ...commonValues('Content-Type'),
  'application/pdf',
  'application/zip',
  'image/jpeg',
  'image/png',
  'image/svg+xml',
  'text/csv',
  'text/html'
]

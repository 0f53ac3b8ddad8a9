import type { DraftPart } from '#shared/model/draft/draft-body.ts'
import type { LineFormat } from '../rows/rows-as-text.ts'

const BLANK: DraftPart = { name: '', kind: 'text', value: '', files: [], enabled: true }

/** As Bruno writes them. */
const FILES = /^@file\((.*)\)$/

/** Parts as lines of text. */
export const PART_LINES: LineFormat<DraftPart> = {
  blank: BLANK,
  line: {
    print: ({ kind, value, files }) => (kind === 'file' ? `@file(${files.join('|')})` : value),
    read(value, was) {
      const files = FILES.exec(value)?.[1]
      const { name: _, enabled: _on, ...rest } = was ?? BLANK
      if (files === undefined) return { ...rest, kind: 'text', value }
      return { ...rest, kind: 'file', files: files.split('|').filter(path => path !== '') }
    }
  }
}

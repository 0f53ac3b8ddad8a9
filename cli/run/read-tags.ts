import { UsageError } from '../usage-error.ts'

/** The tags of a flag, each time that it is given. @throws UsageError for what names none, which would choose all */
export function readTags(flag: 'tags' | 'exclude-tags', given: readonly string[] = []): string[] {
  return given.flatMap(text => {
    const tags = text
      .split(',')
      .map(tag => tag.trim())
      .filter(tag => tag !== '')
    if (tags.length > 0) return tags
    throw new UsageError(`--${flag}${text === '' ? '' : ` ${text}`}: write at least one tag`)
  })
}

/** Joins class names, leaving out what is absent: `classNames('a', busy && 'b')`. */
export function classNames(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

import type { Problem } from '#shared/model/problem.ts'

/** Where a problem is: `orders/list.yml:3:7`. */
export function describePlace({ file, line, column }: Problem): string {
  return [file, line, column].filter(part => part !== undefined).join(':')
}

import type { Example } from '../model/item.ts'
import { example } from './example.ts'
import { rowsOf } from './lens/list.ts'
import { getIn, type KeyOrder, setIn } from './lens/raw.ts'

const ORDER: KeyOrder = {
  '': ['info', 'http', 'graphql', 'websocket', 'runtime', 'settings', 'examples', 'docs', 'app'],
  info: ['name', 'type', 'seq']
}

/** The same file under another name. */
export function renameItem(value: unknown, name: string): unknown {
  return setIn(value, ['info', 'name'], name, ORDER)
}

/** The same file at another place among its like. */
export function withSeq(value: unknown, seq: number): unknown {
  return setIn(value, ['info', 'seq'], seq, ORDER)
}

/** The same request with one more example, behind the others. */
export function addExample(value: unknown, added: Example): unknown {
  return withExamples(value, [...examplesOf(value), example.write(undefined, added)])
}

/** The same request without one of its examples. */
export function removeExample(value: unknown, index: number): unknown {
  return withExamples(value, examplesOf(value).toSpliced(index, 1))
}

/** The same request, and one of its examples called otherwise. */
export function nameExample(value: unknown, index: number, name: string): unknown {
  const examples = examplesOf(value)
  if (index >= examples.length) return value
  return withExamples(value, examples.with(index, setIn(examples[index], ['name'], name, ORDER)))
}

function examplesOf(value: unknown): readonly unknown[] {
  return rowsOf(getIn(value, ['examples'], ''), 'examples')
}

function withExamples(value: unknown, examples: readonly unknown[]): unknown {
  return setIn(value, ['examples'], examples.length > 0 ? examples : undefined, ORDER)
}

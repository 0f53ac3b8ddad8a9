import type { GraphQLSchema } from 'graphql'
import {
  getAutocompleteSuggestions,
  getDiagnostics,
  getHoverInformation,
  Position
} from 'graphql-language-service'
import { coverTemplates } from '#shared/template/cover-templates.ts'
import type { CodeAssistance, Diagnosis } from '../../../../components/code-assistance.ts'

/**
 * What is known of a query: its names between braces, and what the schema says of it. Without a schema only whether it
 * is a query at all.
 */
export function queryAssistance(names: CodeAssistance, schema: GraphQLSchema | undefined): CodeAssistance {
  return {
    marks: text => names.marks(text),
    tell(text, at) {
      const told = names.tell(text, at)
      if (told || !schema) return told
      const hover = getHoverInformation(schema, coverTemplates(text), positionAt(text, at))
      const [title, ...lines] = String(hover)
        .split('\n')
        .filter(line => line.trim() !== '')
      return title === undefined || hover === '' ? undefined : { ...wordAt(text, at), title, lines }
    },
    offer(text, caret) {
      const offered = names.offer(text, caret)
      if (offered || !schema) return offered
      const { from } = wordAt(text, caret)
      const items = getAutocompleteSuggestions(schema, coverTemplates(text), positionAt(text, caret)).map(
        ({ label, detail }) => ({ label, ...(detail && { detail: String(detail) }) })
      )
      return { from, to: caret, items, eager: false }
    },
    diagnose(text) {
      if (text.trim() === '') return []
      return getDiagnostics(coverTemplates(text), schema).map(({ range, message, severity }): Diagnosis => {
        const from = offsetAt(text, range.start)
        return {
          from,
          // The service counts one sign too many.
          to: from + Math.max(1, text.slice(from, offsetAt(text, range.end)).trimEnd().length),
          message: typeof message === 'string' ? message : message.value,
          severity: severity === 1 ? 'error' : 'warning'
        }
      })
    }
  }
}

function wordAt(text: string, at: number): { from: number; to: number } {
  const from = at - (/[\w$@]*$/.exec(text.slice(0, at))?.[0].length ?? 0)
  return { from, to: at + (/^\w*/.exec(text.slice(at))?.[0].length ?? 0) }
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n')
  return new Position(before.length - 1, before.at(-1)?.length ?? 0)
}

function offsetAt(text: string, { line, character }: { line: number; character: number }): number {
  let start = 0
  for (let passed = 0; passed < line; passed++) {
    const end = text.indexOf('\n', start)
    if (end < 0) return text.length
    start = end + 1
  }
  return Math.min(text.length, start + character)
}

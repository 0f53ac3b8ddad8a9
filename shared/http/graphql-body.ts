import { withoutJsonComments } from './json-comments.ts'
import { operationName } from './operation-name.ts'

/**
 * A GraphQL request as JSON (GraphQL over HTTP §5.4): `query`, `variables` when there are any, and `operationName`
 * when its operations have names. The variables are sent as they were written, so that no
 * number loses digits on the way.
 * @returns `problem` when the variables are no JSON object
 */
export function encodeGraphql(typed: { query: string; variables: string; operation?: string | undefined }): {
  text: string
  problem?: string
} {
  const variables = withoutJsonComments(typed.variables).trim()
  const problem = variables === '' ? undefined : checkVariables(variables)
  const name = operationName(typed.query, typed.operation)
  const members = [
    `"query":${JSON.stringify(typed.query)}`,
    ...(variables === '' || problem !== undefined ? [] : [`"variables":${variables}`]),
    ...(name === undefined ? [] : [`"operationName":${JSON.stringify(name)}`])
  ]
  return { text: `{${members.join(',')}}`, ...(problem !== undefined && { problem }) }
}

function checkVariables(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return undefined
    return 'The variables of GraphQL are one JSON object, such as {"id": 1}.'
  } catch (error) {
    return `The variables are no JSON: ${error instanceof Error ? error.message : String(error)}.`
  }
}

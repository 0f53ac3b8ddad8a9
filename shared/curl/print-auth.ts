import type { Auth } from '../model/auth.ts'
import type { Header } from '../model/request.ts'
import { quoteWord } from './quote.ts'

interface PrintedAuth {
  options: string[]
  headers: Header[]
  /** What is added to the query. */
  query?: string
}

/** How curl proves who sends the request. */
export function printAuth(auth: Auth | undefined): PrintedAuth {
  switch (auth?.kind) {
    case undefined:
      return { options: [], headers: [] }
    case 'basic':
      return { options: [`--user ${quoteWord(`${auth.username}:${auth.password}`)}`], headers: [] }
    case 'digest':
      return {
        options: ['--digest', `--user ${quoteWord(`${auth.username}:${auth.password}`)}`],
        headers: []
      }
    case 'bearer':
      return { options: [], headers: [['Authorization', `Bearer ${auth.token}`]] }
    case 'api-key': {
      const { name, value } = auth
      if (auth.in === 'query')
        return { options: [], headers: [], query: `${encodeURIComponent(name)}=${encodeURIComponent(value)}` }
      return { options: [], headers: [auth.in === 'cookie' ? ['Cookie', `${name}=${value}`] : [name, value]] }
    }
    case 'aws-sigv4': {
      const { accessKeyId, secretAccessKey, sessionToken, region, service } = auth
      return {
        options: [
          `--aws-sigv4 ${quoteWord(`aws:amz:${region}:${service}`)}`,
          `--user ${quoteWord(`${accessKeyId}:${secretAccessKey}`)}`
        ],
        headers: sessionToken ? [['X-Amz-Security-Token', sessionToken]] : []
      }
    }
  }
}

import type { ConsentRequest } from '#shared/model/consent.ts'
import { realPath } from '../real-path.ts'

/**
 * Whether what was allowed is what is asked for.
 * @param allowed with real paths, as `withRealPath` gives them
 */
export function covers(allowed: readonly ConsentRequest[], request: ConsentRequest): boolean {
  switch (request.kind) {
    case 'process-env': {
      const names = allowed.flatMap(each =>
        each.kind === 'process-env' && each.collectionId === request.collectionId ? each.names : []
      )
      return request.names.length > 0 && request.names.every(name => names.includes(name))
    }
    case 'open-folder': {
      const path = realPath(request.path)
      return allowed.some(each => each.kind === 'open-folder' && each.path === path)
    }
    default: {
      const path = realPath(request.path)
      return allowed.some(
        each => each.kind === request.kind && each.path === path && each.collectionId === request.collectionId
      )
    }
  }
}

/** The request with the path that its own leads to now. */
export function withRealPath(request: ConsentRequest): ConsentRequest {
  return request.kind === 'process-env'
    ? request
    : { ...request, path: realPath(request.path) ?? request.path }
}

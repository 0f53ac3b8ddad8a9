/** What of Trusted Types (W3C) is used here: TypeScript's DOM library does not know it yet. */
declare global {
  interface Window {
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL: (url: string) => string }
      ): { createScriptURL(url: string): string }
    }
  }
}

/** The CSP lets a script URL become a worker only through a policy; this one passes our own files and nothing else. */
const policy = window.trustedTypes?.createPolicy('app-worker', {
  createScriptURL: url => {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError(`Foreign worker: ${url}`)
    return url
  }
})

/**
 * Starts a module worker of the app's own.
 * @param url what `import url from './x.worker.ts?worker&url'` gives
 */
export function startWorker(url: string, name: string): Worker {
  return new Worker(policy ? policy.createScriptURL(url) : url, { type: 'module', name })
}

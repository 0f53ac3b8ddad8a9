/** Fetches what most bodies are shown with, so that it is at hand when one has arrived. */
export function prepareViews(): void {
  // What cannot be had now is asked for again when it is needed.
  for (const part of [import('#shared/sniff/sniff-body.ts'), import('./text/text-view.tsx')])
    part.catch(() => {})
}

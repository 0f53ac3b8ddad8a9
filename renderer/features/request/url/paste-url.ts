import { useUi } from '../../../state/ui.ts'
import { isWholeUrl, openUrl } from './open-url.ts'

/** Lets a URL that is pasted where nothing is typed become a request. */
export function startUrlPaste(): void {
  window.addEventListener('paste', event => {
    if (event.defaultPrevented || useUi.getState().dialog !== undefined || isTyped(event.target)) return
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!isWholeUrl(text)) return
    event.preventDefault()
    openUrl(text)
  })
}

function isTyped(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null
}

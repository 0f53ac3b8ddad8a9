import { editor } from 'monaco-editor/editor'
import { LINE_RATIO } from './code-font.ts'

/** Size and line height of code as the page says it in `--code-size`, for Monaco. */
export function codeSize(): { fontSize: number; lineHeight: number } {
  const fontSize = Number.parseFloat(
    getComputedStyle(document.documentElement).getPropertyValue('--code-size')
  )
  return { fontSize, lineHeight: Math.round(fontSize * LINE_RATIO) }
}

/** Keeps all editors at the size of the page, whenever that changes. */
export function followCodeSize(): void {
  let shown = codeSize().fontSize
  new MutationObserver(() => {
    const size = codeSize()
    if (size.fontSize === shown) return
    shown = size.fontSize
    for (const code of editor.getEditors()) code.updateOptions(size)
  }).observe(document.documentElement, { attributes: true, attributeFilter: ['style'] })
}
